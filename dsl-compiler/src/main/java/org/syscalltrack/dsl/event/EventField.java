package org.syscalltrack.dsl.event;

/**
 * One value that an event carries.
 *
 * @param label what the value is, as the rule's author would write it ({@code UID}, {@code PARAMS[pathname]}); unique in
 *     its layout, and the key in JSON output
 * @param type how it lies in the record
 */
public record EventField(String label, FieldType type) {}
