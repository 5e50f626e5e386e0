package org.syscalltrack.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Collects blocks and writes the catalog file: {@code docs/syscalls.dat.md} describes it. */
final class CatalogWriter {
    private static final List<String> KINDS = List.of("alias", "call", "constant", "group", "struct", "use");

    private final List<String> header = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private record Block(String kind, String name, String text) {}

    void header(String line) {
        header.add(line);
    }

    /** Adds a block of lines; the first is what follows the name on the head line. */
    void block(String kind, String name, List<String> rest, List<String> members) {
        StringBuilder text = new StringBuilder(kind).append(' ').append(name);
        rest.forEach(word -> text.append(' ').append(word));
        text.append('\n');
        members.forEach(member -> text.append('\t').append(member).append('\n'));
        blocks.add(new Block(kind, name, text.toString()));
    }

    void call(SystemCall call, List<String> hookLines) {
        List<String> lines = new ArrayList<>();
        if (!call.classes().isEmpty()) {
            lines.add("class " + words(call.classes()));
        }
        if (!call.traits().isEmpty()) {
            lines.add("trait " + words(call.traits()));
        }
        lines.add("result " + call.result().label());
        call.since().ifPresent(version -> lines.add("since " + version));
        call.sibling().ifPresent(sibling -> lines.add("sibling " + sibling));
        call.parameters().forEach(parameter -> lines.add(parameter(parameter)));
        call.entries().forEach(entry -> lines.add(entry(entry)));
        lines.addAll(hookLines);
        block("call", call.name(), call.aliases(), lines);
        call.aliases().forEach(alias -> block("alias", alias, List.of(call.name()), List.of()));
    }

    /** The whole file; heads sorted by kind and name, byte by byte. */
    String text() {
        StringBuilder text = new StringBuilder("syscalltrack-catalog 1\n");
        header.forEach(line -> text.append(line).append('\n'));
        String kind = "";
        blocks.sort(Comparator.comparing((Block block) -> KINDS.indexOf(block.kind()))
                .thenComparing(Block::name));
        for (Block block : blocks) {
            if (!block.kind().equals(kind)) {
                text.append('\n');
                kind = block.kind();
            }
            text.append(block.text());
        }
        return text.toString();
    }

    private static String words(java.util.Collection<? extends Enum<?>> values) {
        return values.stream()
                .sorted(Comparator.comparing(Enum::ordinal))
                .map(CatalogWriter::word)
                .collect(Collectors.joining(" "));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String parameter(Parameter parameter) {
        return String.join(
                " ",
                "parameter",
                parameter.name(),
                parameter.kernelName(),
                word(parameter.direction()),
                parameter.type().label(),
                parameter.kind().accept(new KindWords()),
                ":",
                parameter.cType());
    }

    private static String entry(Entry entry) {
        StringBuilder line = new StringBuilder("entry ")
                .append(entry.abi().label())
                .append(' ')
                .append(entry.number())
                .append(' ')
                .append(entry.name())
                .append(' ')
                .append(entry.symbol());
        entry.arguments()
                .forEach(argument -> line.append(' ')
                        .append(argument.accept(new PlaceWords()))
                        .append(':')
                        .append(argument.type().label()));
        entry.structs().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(pair -> line.append(" struct:")
                        .append(pair.getKey())
                        .append('=')
                        .append(pair.getValue()));
        entry.selector()
                .ifPresent(selector -> line.append(" select:")
                        .append(selector.slot())
                        .append(",0x")
                        .append(Long.toHexString(selector.mask()))
                        .append(",0x")
                        .append(Long.toHexString(selector.value())));
        return line.toString();
    }

    private static final class PlaceWords implements Argument.Visitor<String> {
        @Override
        public String slot(Argument.Slot argument) {
            return String.valueOf(argument.index());
        }

        @Override
        public String shiftedSlot(Argument.ShiftedSlot argument) {
            return argument.index() + "<<" + argument.shift();
        }

        @Override
        public String joinedSlots(Argument.JoinedSlots argument) {
            return argument.low() + "+" + argument.high();
        }

        @Override
        public String memory(Argument.Memory argument) {
            return "*" + argument.pointerSlot() + "+" + argument.offset();
        }

        @Override
        public String fixed(Argument.Fixed argument) {
            return "=" + argument.value();
        }
    }

    private static final class KindWords implements ParameterKind.Visitor<String> {
        @Override
        public String value(ParameterKind.Value kind) {
            return word(kind.role());
        }

        @Override
        public String userString(ParameterKind.UserString kind) {
            return "string";
        }

        @Override
        public String path(ParameterKind.Path kind) {
            return "path link=" + word(kind.lastLink())
                    + kind.directory().map(name -> " directory=" + name).orElse("")
                    + kind.flags().map(name -> " flags=" + name).orElse("");
        }

        @Override
        public String buffer(ParameterKind.Buffer kind) {
            return "buffer length=" + kind.length() + (kind.filledByResult() ? " filled-by-result" : "");
        }

        @Override
        public String socketAddress(ParameterKind.SocketAddress kind) {
            return "sockaddr length=" + kind.length();
        }

        @Override
        public String struct(ParameterKind.Struct kind) {
            return "struct type=" + kind.struct()
                    + kind.size().map(name -> " size=" + name).orElse("");
        }

        @Override
        public String structArray(ParameterKind.StructArray kind) {
            return "structs type=" + kind.struct() + " count=" + kind.count();
        }

        @Override
        public String stringArray(ParameterKind.StringArray kind) {
            return "strings";
        }

        @Override
        public String integers(ParameterKind.Integers kind) {
            String type = kind.wordSized()
                    ? (kind.element().signed() ? "sword" : "uword")
                    : kind.element().label();
            return "integers type=" + type + " count=" + kind.count();
        }

        @Override
        public String pointer(ParameterKind.Pointer kind) {
            return "pointer";
        }
    }
}
