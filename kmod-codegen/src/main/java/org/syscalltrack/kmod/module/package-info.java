/**
 * The backend's front door: a plan goes in, the files of a kernel module come out. Its fixed parts are C files among the
 * resources; {@code rules.c} and {@code rules.h} are made from the rules.
 */
@NullMarked
package org.syscalltrack.kmod.module;

import org.jspecify.annotations.NullMarked;
