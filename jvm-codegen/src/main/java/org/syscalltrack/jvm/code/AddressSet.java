package org.syscalltrack.jvm.code;

import java.util.List;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/** Blocks of internet addresses (RFC 4632); only blocks of an address's own family can hold it. */
final class AddressSet {
    private final List<AddressBlock> blocks;

    AddressSet(List<AddressBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    int contains(ByteSlice address) {
        if (address.state() != Availability.KNOWN) {
            return Truth.ofMissing(address.state());
        }
        for (AddressBlock block : blocks) {
            if (block.network().length() == address.length() && holds(block, address)) {
                return Truth.TRUE;
            }
        }
        return Truth.FALSE;
    }

    private static boolean holds(AddressBlock block, ByteSlice address) {
        int whole = block.prefix() / 8;
        for (int i = 0; i < whole; i++) {
            if (block.network().at(i) != address.at(i)) {
                return false;
            }
        }
        int rest = block.prefix() % 8;
        return rest == 0 || (block.network().at(whole) ^ address.at(whole)) >> (8 - rest) == 0;
    }
}
