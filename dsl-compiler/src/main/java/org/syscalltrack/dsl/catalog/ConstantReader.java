package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.CatalogText.Block;

/** Reads {@code constant} heads and {@code group} blocks. */
final class ConstantReader {
    private ConstantReader() {}

    /** {@code constant NAME VALUE}, or {@code constant NAME ABI=VALUE …} where the ABIs differ. */
    static OptionalLong value(Line head, Abi abi) {
        String first = head.word(2, "value");
        if (first.indexOf('=') < 0) {
            return OptionalLong.of(head.number(first, "value"));
        }
        OptionalLong found = OptionalLong.empty();
        for (String word : head.from(2)) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw head.error("'" + word + "' is no ABI=VALUE");
            }
            long value = head.number(word.substring(equals + 1), "value");
            if (head.abi(word.substring(0, equals)) == abi) {
                found = OptionalLong.of(value);
            }
        }
        return found;
    }

    /**
     * {@code group NAME bits|choice|mode} with {@code field MASK MEMBER…}, {@code members MEMBER…} and
     * {@code accepts MEMBER…} lines.
     */
    static ConstantGroup group(Block block) {
        ConstantGroup.Style style =
                block.head().constant(ConstantGroup.Style.class, block.head().word(2, "style"));
        List<ConstantGroup.Field> fields = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (Line line : block.members()) {
            switch (line.keyword()) {
                case "field" ->
                    fields.add(
                            new ConstantGroup.Field(List.of(line.word(1, "mask").split("\\|", -1)), line.from(2)));
                case "members" -> members.addAll(line.from(1));
                case "accepts" -> accepted.addAll(line.from(1));
                default -> throw line.error("'" + line.keyword() + "' is no member of a group");
            }
        }
        return new ConstantGroup(block.name(), style, fields, members, accepted);
    }
}
