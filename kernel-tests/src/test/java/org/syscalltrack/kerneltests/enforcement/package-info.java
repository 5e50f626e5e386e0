/**
 * Proof that what enforces holds: attempts at calls in a guest, with and without rules. The attempts are a C program
 * ({@code attempts.h} and the files beside it); the rules are compiled here, and uploaded and resumed by the project's own
 * commands in the guest.
 */
@NullMarked
package org.syscalltrack.kerneltests.enforcement;

import org.jspecify.annotations.NullMarked;
