package org.syscalltrack.dsl.model;

/**
 * A field of a struct behind a parameter.
 *
 * @param parameter the parameter that points to the struct
 * @param field the field as written, dotted through embedded structs: {@code st_mode}, {@code st_mtim.tv_sec}
 */
public record FieldReference(ParameterReference parameter, String field) {}
