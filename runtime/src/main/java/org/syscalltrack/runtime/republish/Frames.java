package org.syscalltrack.runtime.republish;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What {@link Republisher} and {@link Subscription} have in common. */
final class Frames {
    private Frames() {}

    /** A buffer in the machine's byte order: both ends are on one machine. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
