/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/*
 * The rules as they were written, and what describes them, byte for byte as they lie beside
 * this file.
 */
	.section .rodata, "a"
	.macro sct_text name, file
	.globl \name
\name :
	.incbin "\file"
	.globl \name\()_end
\name\()_end :
	.byte 0
	.endm

	sct_text sct_manifest, "manifest.txt"
	sct_text sct_schema, "schema.txt"
	sct_text sct_source, "source.txt"
	.section .note.GNU-stack, "", @progbits
