package org.syscalltrack.dsl.plan;

import org.syscalltrack.dsl.source.ByteString;

/**
 * A block of internet addresses (RFC 4632, RFC 4291).
 *
 * @param network the first address: 4 or 16 bytes in network order, bits beyond the prefix zero
 * @param prefix the number of leading bits that count
 */
public record AddressBlock(ByteString network, int prefix) {}
