/**
 * Rules in a kernel module: building it, inserting and removing it, and reading what it shows in procfs
 * ({@code docs/kernel-module.md}). {@link org.syscalltrack.runtime.module.ModuleKernel} shows it to readers as if it were
 * pinned, so that they need not know the difference.
 */
@NullMarked
package org.syscalltrack.runtime.module;

import org.jspecify.annotations.NullMarked;
