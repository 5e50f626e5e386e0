package org.syscalltrack.runtime.ring;

import java.nio.ByteBuffer;

/** Where records come from: the ring buffer, or whoever reads that. */
public interface RecordSource {
    /** Takes what the record's bytes are; they must not be used after {@link #accept} returned. */
    @FunctionalInterface
    interface RecordConsumer {
        /** Is called for each record, with its bytes from position 0 to the limit. */
        void accept(ByteBuffer bytes);
    }

    /**
     * Takes the records that are ready, without waiting.
     *
     * @param most how many at most
     * @return how many records were taken
     */
    int drain(RecordConsumer records, int most);
}
