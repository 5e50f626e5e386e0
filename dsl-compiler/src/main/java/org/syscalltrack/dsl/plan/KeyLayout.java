package org.syscalltrack.dsl.plan;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.event.EventRecord;

/**
 * How the values by which a rule counts lie in a key in the kernel: a 64-bit mask of those that are unknown, then one part
 * for each value. {@code docs/object-format.md} states it for the reader.
 *
 * @param parts the values, in the rule's order
 */
public record KeyLayout(List<FieldSource> parts) {
    /** Bytes of a string that tell keys apart; the length before them is the whole one. */
    public static final int TEXT_BYTES = 248;
    /** Bytes of the mask. */
    public static final int MASK_BYTES = Long.BYTES;

    /** Copies the list. */
    public KeyLayout {
        parts = List.copyOf(parts);
    }

    /** What lies in a part. */
    public enum Kind {
        /** Eight bytes. */
        INTEGER(Long.BYTES),
        /** A task's name, with NULs to its end. */
        NAME(EventRecord.NAME_SIZE),
        /** A length of eight bytes, and the first bytes of the string, with NULs to the part's end. */
        STRING(Long.BYTES + TEXT_BYTES);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }

        /** How many bytes the part takes. */
        public int bytes() {
            return bytes;
        }
    }

    /** The kind of a value's part. */
    public static Kind kindOf(FieldSource value) {
        if (value instanceof FieldSource.StringField field) {
            return field.value() instanceof StringSource.ProcessName ? Kind.NAME : Kind.STRING;
        }
        return Kind.INTEGER;
    }

    /** The steps of a chain that count by keys. */
    public static Stream<Step> counting(Chain chain) {
        return chain.steps().stream()
                .filter(step -> step.action() instanceof PlannedAction.Count count
                        && !count.keys().isEmpty());
    }

    /** The key of a step that counts. */
    public static KeyLayout of(Step step) {
        return new KeyLayout(((PlannedAction.Count) step.action()).keys());
    }

    /** Where a part begins. */
    public int offsetOf(int part) {
        return MASK_BYTES
                + parts.subList(0, part).stream()
                        .mapToInt(value -> kindOf(value).bytes())
                        .sum();
    }

    /** The size of the key in bytes. */
    public int bytes() {
        return offsetOf(parts.size());
    }
}
