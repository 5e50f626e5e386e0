/**
 * eBPF objects: what a loader wants to know, as a model, and the relocatable ELF file that carries it.
 *
 * <p>{@link org.syscalltrack.bpf.elf.BpfObject} holds functions, maps, variables and plain sections;
 * {@link org.syscalltrack.bpf.elf.BpfObjectWriter} lays them out as clang would, so that libbpf, bpftool and every
 * other loader take them. The conventions are libbpf's ({@code tools/lib/bpf/libbpf.c}) and those of the kernel's
 * {@code Documentation/bpf/llvm_reloc.rst}.
 *
 * <p>The room may use {@code asm} and {@code btf}; it knows nothing of rules.
 */
@NullMarked
package org.syscalltrack.bpf.elf;

import org.jspecify.annotations.NullMarked;
