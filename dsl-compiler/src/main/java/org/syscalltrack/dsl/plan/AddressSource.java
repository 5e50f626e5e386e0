package org.syscalltrack.dsl.plan;

/**
 * An internet address in a socket address of the caller; absent where the socket address is of another family.
 *
 * @param parameter the parameter that points to the socket address
 * @param field the address: 4 or 16 bytes in network order
 */
public record AddressSource(int parameter, FieldAccess field) {}
