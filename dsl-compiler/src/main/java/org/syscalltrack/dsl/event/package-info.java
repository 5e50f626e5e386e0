/**
 * What an event of a rule looks like: the record that the kernel side writes, the layout that says what lies in it,
 * and the rendering of a record as the line that the rule's {@code log_format} asks for.
 *
 * <p>The layouts travel inside the compiled object as text ({@link org.syscalltrack.dsl.event.EventSchema}), so a reader
 * needs neither the rule file nor the compiler. The eBPF programs, the kernel module and the JVM backend write the same
 * record. May use only the JDK.
 */
@NullMarked
package org.syscalltrack.dsl.event;

import org.jspecify.annotations.NullMarked;
