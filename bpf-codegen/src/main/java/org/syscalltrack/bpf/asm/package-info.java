/**
 * eBPF machine code: instructions as values, an assembler with labels and symbols, and a disassembler.
 *
 * <p>An {@link org.syscalltrack.bpf.asm.Assembler} collects {@link org.syscalltrack.bpf.asm.Instruction}s into
 * {@link org.syscalltrack.bpf.asm.Code}, in which jumps, maps, variables and functions are still symbols. Encoding
 * turns that into {@link org.syscalltrack.bpf.asm.EncodedCode}: bytes, and beside them what remains to be relocated and
 * where each instruction comes from. A {@link org.syscalltrack.bpf.asm.Disassembler} goes the other way.
 *
 * <p>The room knows the instruction set and nothing of rules, ELF or BTF. It uses only the JDK. Its sources are the
 * kernel's {@code Documentation/bpf/standardization/instruction-set.rst} (RFC 9669) and
 * {@code include/uapi/linux/bpf.h}.
 */
@NullMarked
package org.syscalltrack.bpf.asm;

import org.jspecify.annotations.NullMarked;
