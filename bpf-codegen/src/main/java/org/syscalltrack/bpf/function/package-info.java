/**
 * Functions that the programs of an object share: walks through the kernel's objects that take a loop. Each is written
 * once into an object, and a global one is verified once for each program, by itself, so that its cost to the verifier
 * does not multiply with the places that call it.
 *
 * <p>{@link org.syscalltrack.bpf.function.FunctionLibrary} gives out their symbols and keeps what was asked for. They
 * work on a memory of their own, {@link org.syscalltrack.bpf.function.Work}, which each program has in its scratch
 * value. All that they read of the kernel they read with a helper that fails on a bad address: nothing is locked, so an
 * object may change under them, and what comes out is then unknown or one of the states that it went through.
 */
@NullMarked
package org.syscalltrack.bpf.function;

import org.jspecify.annotations.NullMarked;
