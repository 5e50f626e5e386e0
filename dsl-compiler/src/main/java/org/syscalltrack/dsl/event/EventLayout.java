package org.syscalltrack.dsl.event;

import java.util.List;

/**
 * What the events of one rule on one entry of one call look like. A rule on several calls has a layout for each, since
 * {@code %params} differs.
 *
 * @param id the number in the record's header; the index in {@link EventSchema#layouts()}
 * @param rule the rule's name
 * @param call the call's canonical name
 * @param abi the ABI of the entry, as the catalog spells it ({@code x86_64}, {@code i386} …)
 * @param number the call's number in that ABI
 * @param when {@code before} or {@code after}
 * @param fields what the record carries, in order; at most {@link EventRecord#MAXIMUM_FIELDS}
 * @param pieces the log line
 */
public record EventLayout(
        int id,
        String rule,
        String call,
        String abi,
        int number,
        String when,
        List<EventField> fields,
        List<FormatPiece> pieces) {

    /** Copies the lists. */
    public EventLayout {
        fields = List.copyOf(fields);
        pieces = List.copyOf(pieces);
        if (fields.size() > EventRecord.MAXIMUM_FIELDS) {
            throw new IllegalArgumentException("rule " + rule + " logs " + fields.size() + " values; a record holds "
                    + EventRecord.MAXIMUM_FIELDS);
        }
    }

    /** Returns the offset of a field's fixed part from the start of the record, in bytes. */
    public int offsetOf(int field) {
        int offset = EventRecord.HEADER_SIZE;
        for (int i = 0; i < field; i++) {
            offset += fields.get(i).type().fixedSize();
        }
        return offset;
    }

    /** Returns the size in bytes of the header and the fixed parts of all fields: where the bytes of strings begin. */
    public int fixedSize() {
        return offsetOf(fields.size());
    }
}
