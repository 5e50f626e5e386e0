package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A struct's layout in one ABI.
 *
 * @param size in bytes, with padding
 * @param fields in the order of declaration
 */
public record StructLayout(int size, List<Field> fields) {
    /** Copies the list. */
    public StructLayout {
        fields = List.copyOf(fields);
    }

    /** The field with that name or alias. */
    public Optional<Field> field(String word) {
        return fields.stream().filter(field -> field.isCalled(word)).findFirst();
    }

    /**
     * One field.
     *
     * @param name the kernel's user header's name
     * @param aliases other names, such as the C library's; a dotted one ({@code st_mtim.tv_sec}) is one name
     * @param offset from the start of the struct, in bytes
     * @param type what lies there
     */
    public record Field(String name, List<String> aliases, int offset, FieldType type) {
        /** Copies the list. */
        public Field {
            aliases = List.copyOf(aliases);
        }

        /** Whether {@code word} is the name or an alias. */
        public boolean isCalled(String word) {
            return name.equals(word) || aliases.contains(word);
        }
    }
}
