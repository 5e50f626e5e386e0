package org.syscalltrack.jvm.code;

import java.util.List;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/** Blocks of internet addresses (RFC 4632); only blocks of an address's own family can hold it. */
final class AddressSet {
    private final Block4[] blocks4;
    private final Block6[] blocks6;

    private record Block4(int network, int mask) {
        static Block4 of(AddressBlock block) {
            int mask = (int) bits(Integer.SIZE, block.prefix());
            return new Block4(ByteSlice.of(block.network()).intAt(0) & mask, mask);
        }
    }

    private record Block6(long high, long low, long highMask, long lowMask) {
        static Block6 of(AddressBlock block) {
            ByteSlice network = ByteSlice.of(block.network());
            long highMask = bits(Long.SIZE, Math.min(Long.SIZE, block.prefix()));
            long lowMask = bits(Long.SIZE, Math.max(0, block.prefix() - Long.SIZE));
            return new Block6(network.longAt(0) & highMask, network.longAt(8) & lowMask, highMask, lowMask);
        }
    }

    AddressSet(List<AddressBlock> blocks) {
        blocks4 = blocks.stream()
                .filter(block -> block.network().length() == 4)
                .map(Block4::of)
                .toArray(Block4[]::new);
        blocks6 = blocks.stream()
                .filter(block -> block.network().length() == 16)
                .map(Block6::of)
                .toArray(Block6[]::new);
    }

    /** The first bits of a word set; a shift by the whole size would shift by nothing (JLS 15.19). */
    private static long bits(int size, int count) {
        return count == 0 ? 0 : -1L << (size - count);
    }

    int contains(ByteSlice address) {
        if (address.state() != Availability.KNOWN) {
            return Truth.ofMissing(address.state());
        }
        return Truth.of(
                address.length() == 4 ? contains4(address.intAt(0)) : address.length() == 16 && contains6(address));
    }

    private boolean contains4(int address) {
        for (Block4 block : blocks4) {
            if ((address & block.mask) == block.network) {
                return true;
            }
        }
        return false;
    }

    private boolean contains6(ByteSlice address) {
        long high = address.longAt(0);
        long low = address.longAt(8);
        for (Block6 block : blocks6) {
            if ((high & block.highMask) == block.high && (low & block.lowMask) == block.low) {
                return true;
            }
        }
        return false;
    }
}
