package org.syscalltrack.bpf.elf;

/**
 * A kernel function (kfunc) that code of the object calls; the loader finds it in the kernel's BTF.
 *
 * @param name its symbol
 * @param prototype id of the BTF prototype as we know it; the kernel's must be compatible
 */
public record KernelFunction(String name, int prototype) {}
