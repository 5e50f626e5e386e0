/**
 * What a decision can ask of a call, and values given for it: the face between the observations (tests, traces, other
 * programs) and the rules' compiled code.
 *
 * <p>No answer is boxed: an integer is asked for by its state and then its value, a string is a slice of bytes with its
 * state. May use the front end's plan and catalog.
 */
@NullMarked
package org.syscalltrack.jvm.call;

import org.jspecify.annotations.NullMarked;
