package org.syscalltrack.driver;

/**
 * What to compile to.
 *
 * @param target the kind of product
 * @param name the rule set's name, without a directory or a suffix; products are called after it
 * @param kernel the kernel that it is for, such as {@code 6.12}; empty: any
 */
public record TargetOptions(Target target, String name, String kernel) {}
