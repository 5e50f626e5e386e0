/**
 * BTF, the type format of eBPF: a model, a builder, a writer, a reader that is fast enough for a kernel's own types,
 * the {@code .BTF.ext} section, and kernel structures as we know them for CO-RE.
 *
 * <p>{@link org.syscalltrack.bpf.btf.BtfBuilder} collects {@link org.syscalltrack.bpf.btf.BtfType}s and numbers them;
 * {@link org.syscalltrack.bpf.btf.BtfWriter} makes bytes of them. {@link org.syscalltrack.bpf.btf.Btf} reads bytes.
 * {@link org.syscalltrack.bpf.btf.KernelTypes} registers the kernel structures that generated code looks into, and
 * {@link org.syscalltrack.bpf.btf.CoreEmitter} writes the instructions whose offsets the loader corrects.
 *
 * <p>The formats are those of the kernel's {@code Documentation/bpf/btf.rst} and {@code include/uapi/linux/btf.h}. The
 * room may use {@code asm}; it knows nothing of rules or ELF.
 */
@NullMarked
package org.syscalltrack.bpf.btf;

import org.jspecify.annotations.NullMarked;
