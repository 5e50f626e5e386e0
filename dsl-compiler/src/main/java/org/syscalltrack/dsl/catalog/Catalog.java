package org.syscalltrack.dsl.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.syscalltrack.dsl.catalog.CatalogText.Block;

/**
 * The catalog of system calls. Reads its file lazily: what is asked for is parsed, once.
 *
 * <p>All lookups are by exact spelling; a name that is not there gives an empty result, never an error.
 */
public final class Catalog {
    private static final String STANDARD = "syscalls.dat";

    private final CatalogText text;
    private final Map<String, Optional<SystemCall>> calls = new ConcurrentHashMap<>();
    private final Map<String, Optional<StructType>> structs = new ConcurrentHashMap<>();
    private final Map<String, Optional<ConstantGroup>> groups = new ConcurrentHashMap<>();
    private final Map<String, Optional<Block>> constants = new ConcurrentHashMap<>();
    private final Map<CallClass, List<SystemCall>> classes = new ConcurrentHashMap<>();
    private volatile List<SystemCall> everyCall = List.of();
    private volatile List<ConstantGroup> everyGroup = List.of();

    private Catalog(CatalogText text) {
        this.text = text;
    }

    /** The catalog that comes with this program. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    /**
     * Reads another catalog file, all of it.
     *
     * @throws CatalogException if it cannot be read, is no catalog or is damaged; the message has the line
     */
    public static Catalog load(Path path) {
        try {
            return parse(path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new CatalogException(path.toString(), 0, "there is no such file");
        } catch (IOException e) {
            throw new CatalogException(path.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a catalog from memory, all of it.
     *
     * @param file its name, for errors
     * @throws CatalogException if it is no catalog or is damaged; the message has the line
     */
    public static Catalog parse(String file, byte[] content) {
        Catalog catalog = new Catalog(new CatalogText(file, content));
        catalog.text.checkOrder();
        catalog.readAll();
        return catalog;
    }

    /** Where the data comes from: the header's lines, such as {@code source linux-source-6.12 …}. */
    public List<String> provenance() {
        return text.header().stream().map(line -> line.textAfter(0)).toList();
    }

    /** The call with that canonical name or alias. */
    public Optional<SystemCall> find(String name) {
        Optional<SystemCall> call = call(name);
        return call.isPresent()
                ? call
                : text.find("alias", name).flatMap(alias -> call(alias.head().word(2, "call")));
    }

    /** All calls, by name. */
    public List<SystemCall> calls() {
        if (everyCall.isEmpty()) {
            List<SystemCall> all = new ArrayList<>();
            for (Block block : text.all("call")) {
                call(block.name()).ifPresent(all::add);
            }
            everyCall = List.copyOf(all);
        }
        return everyCall;
    }

    /** The calls of one of strace's classes, by name. */
    public List<SystemCall> callsOf(CallClass callClass) {
        return classes.computeIfAbsent(
                callClass,
                key -> calls().stream()
                        .filter(call -> call.classes().contains(key))
                        .toList());
    }

    /** The call and entry behind a number of an ABI; a multiplexer's own entry, not its sub-calls'. */
    public Optional<SystemCall> byNumber(Abi abi, int number) {
        return calls().stream()
                .filter(call -> call.entries(abi).stream()
                        .anyMatch(entry ->
                                entry.number() == number && entry.selector().isEmpty()))
                .findFirst();
    }

    /** All names that {@link #find} knows, sorted, for a search of the nearest. */
    public Collection<String> names() {
        Collection<String> names = new TreeSet<>();
        text.all("call").forEach(block -> names.add(block.name()));
        text.all("alias").forEach(block -> names.add(block.name()));
        return names;
    }

    /** The struct with that name, without {@code struct} before it. */
    public Optional<StructType> struct(String name) {
        return structs.computeIfAbsent(name, key -> text.find("struct", key).map(StructReader::read));
    }

    /** The value of a constant of the kernel's user headers in one ABI, if that ABI has it. */
    public OptionalLong constant(String name, Abi abi) {
        Optional<Block> block = constants.computeIfAbsent(name, key -> text.find("constant", key));
        return block.isEmpty()
                ? OptionalLong.empty()
                : ConstantReader.value(block.get().head(), abi);
    }

    /** Whether any ABI has a constant of that name. */
    public boolean isConstant(String name) {
        return text.find("constant", name).isPresent();
    }

    /** The names of all constants, sorted, for a search of the nearest. */
    public Collection<String> constantNames() {
        return text.all("constant").stream().map(Block::name).toList();
    }

    /** The group with that name. */
    public Optional<ConstantGroup> group(String name) {
        return groups.computeIfAbsent(name, key -> text.find("group", key).map(ConstantReader::group));
    }

    /** All groups, by name. */
    public List<ConstantGroup> groups() {
        if (everyGroup.isEmpty()) {
            everyGroup = text.all("group").stream()
                    .flatMap(block -> group(block.name()).stream())
                    .toList();
        }
        return everyGroup;
    }

    /** The groups that a constant belongs to, possibly none. */
    public List<ConstantGroup> groupsOf(String constant) {
        return groups().stream().filter(group -> group.contains(constant)).toList();
    }

    /** The group of the values of a call's parameter. */
    public Optional<ConstantGroup> groupOf(SystemCall call, Parameter parameter) {
        return use(call.name() + "." + parameter.name());
    }

    /** The group of the values of a struct's field. */
    public Optional<ConstantGroup> groupOf(StructType struct, StructLayout.Field field) {
        return use("struct." + struct.name() + "." + field.name());
    }

    /** How a call's parameter is shown where that depends on other arguments; without cases where it does not. */
    public Presentation presentation(SystemCall call, Parameter parameter) {
        return text.find("use", call.name() + "." + parameter.name())
                .map(use -> new Presentation(
                        use.members().stream().map(this::presentationCase).toList()))
                .orElse(new Presentation(List.of()));
    }

    /** {@code case TEST : hidden|decimal|address|group [GROUP]}. */
    private Presentation.Case presentationCase(Line line) {
        int colon = line.words().indexOf(":");
        if (!line.keyword().equals("case") || colon < 0) {
            throw line.error("a use's member is 'case TEST : FORM', not '" + line.textAfter(0) + "'");
        }
        Presentation.Form form = line.constant(Presentation.Form.class, line.word(colon + 1, "form"));
        Optional<ConstantGroup> group =
                form == Presentation.Form.GROUP ? Optional.of(knownGroup(line, colon + 2)) : Optional.empty();
        return new Presentation.Case(TestReader.read(line, line.words().subList(1, colon)), form, group);
    }

    private Optional<ConstantGroup> use(String what) {
        return text.find("use", what)
                .filter(use -> use.head().words().size() > 2)
                .map(use -> knownGroup(use.head(), 2));
    }

    private ConstantGroup knownGroup(Line line, int index) {
        String name = line.word(index, "group");
        return group(name).orElseThrow(() -> line.error("there is no group '" + name + "' in this file"));
    }

    private Optional<SystemCall> call(String name) {
        return calls.computeIfAbsent(name, key -> text.find("call", key).map(CallReader::read));
    }

    private void readAll() {
        calls();
        checkHookConditions();
        groups();
        text.all("struct").forEach(block -> struct(block.name()));
        text.all("constant").forEach(block -> ConstantReader.value(block.head(), Abi.X86_64));
        for (Block alias : text.all("alias")) {
            String name = alias.head().word(2, "call");
            if (call(name).isEmpty()) {
                throw alias.head().error("there is no call '" + name + "' in this file");
            }
        }
        for (Block use : text.all("use")) {
            use(use.name());
            use.members().forEach(this::presentationCase);
        }
    }

    /** Every constant that a hook's condition names is in the file. */
    private void checkHookConditions() {
        for (Block call : text.all("call")) {
            for (Line line : call.members()) {
                if (!line.keyword().equals("hook-if")) {
                    continue;
                }
                for (String words : line.from(2)) {
                    for (String word : words.split("\\|", -1)) {
                        if (word.matches("[A-Za-z_].*") && !isConstant(word)) {
                            throw line.error("there is no constant '" + word + "' in this file");
                        }
                    }
                }
            }
        }
    }

    private static final class Standard {
        static final Catalog CATALOG = read();

        private static Catalog read() {
            try (InputStream stream = Catalog.class.getResourceAsStream(STANDARD)) {
                if (stream == null) {
                    throw new IllegalStateException("the program is incomplete: " + STANDARD + " is missing");
                }
                return new Catalog(new CatalogText(STANDARD, stream.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("the program is damaged: " + STANDARD + " cannot be read", e);
            }
        }
    }
}
