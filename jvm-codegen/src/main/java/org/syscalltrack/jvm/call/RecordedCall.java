package org.syscalltrack.jvm.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;

/**
 * A call whose values were given one by one: by a test, or by a reader of a trace. What was not given is unreadable.
 * Readers use one object for all calls. Not thread-safe.
 */
public final class RecordedCall implements CallView {
    private static final int MAXIMUM_ANCESTORS = 32;
    private static final int NO_PARAMETER = -1;

    /** AT_FDCWD of include/uapi/linux/fcntl.h. */
    private static final int CALLERS_DIRECTORY = -100;

    private final ArgumentDecoder decoder;
    private final RecordedArgument[] arguments = new RecordedArgument[8];
    private int decoded;
    private int joinedParameter = NO_PARAMETER;
    private final ByteSlice workingDirectory = ByteSlice.without(Availability.UNREADABLE);
    private final ByteSlice controlGroup = ByteSlice.without(Availability.UNREADABLE);
    private final ByteSlice joined = ByteSlice.without(Availability.UNREADABLE);
    private final ByteSlice missing = ByteSlice.without(Availability.UNREADABLE);
    private final PathNormalizer normalizer = new PathNormalizer();
    private final Map<PathSource, ByteSlice> paths = new HashMap<>();
    private final Map<PathSource, Map<FileAttribute, Long>> files = new HashMap<>();
    private final List<ProcessView> ancestors = new ArrayList<>();
    private SystemCall call;
    private Entry entry;
    private ProcessView process = new RecordedProcess();
    private boolean ancestorsComplete;
    private long capabilities;
    private boolean capabilitiesKnown;
    private int resultState = Availability.ABSENT;
    private long result;

    /** Makes a call of which nothing but its entry is known; arguments come from the decoder when they are asked for. */
    public RecordedCall(SystemCall call, Entry entry, ArgumentDecoder decoder) {
        this.call = call;
        this.entry = entry;
        this.decoder = decoder;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new RecordedArgument();
        }
    }

    /** Forgets everything and starts another call. */
    public void start(SystemCall newCall, Entry newEntry) {
        call = newCall;
        entry = newEntry;
        decoded = 0;
        joinedParameter = NO_PARAMETER;
        workingDirectory.setMissing(Availability.UNREADABLE);
        controlGroup.setMissing(Availability.UNREADABLE);
        if (!paths.isEmpty()) {
            paths.clear();
        }
        if (!files.isEmpty()) {
            files.clear();
        }
        if (!ancestors.isEmpty()) {
            ancestors.clear();
        }
        ancestorsComplete = false;
        capabilitiesKnown = false;
        resultState = Availability.ABSENT;
    }

    /** Returns the call. */
    public SystemCall call() {
        return call;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    /** Returns the argument for a parameter, decoded; may be changed until the call is first decided. */
    public RecordedArgument recorded(int parameter) {
        if ((decoded >>> parameter & 1) == 0) {
            decode(parameter);
        }
        return arguments[parameter];
    }

    private void decode(int parameter) {
        decoded |= 1 << parameter;
        RecordedArgument argument = arguments[parameter];
        argument.clear();
        decoder.decode(parameter, argument);
    }

    /** Sets the calling thread. */
    public void setProcess(ProcessView newProcess) {
        process = newProcess;
    }

    /** Returns the slice of the caller's directory, to be filled. */
    public ByteSlice workingDirectory() {
        joinedParameter = NO_PARAMETER;
        return workingDirectory;
    }

    /** Returns the slice of the control group's path, to be filled. */
    public ByteSlice controlGroup() {
        return controlGroup;
    }

    /** Adds an ancestor, the nearest first. */
    public void addAncestor(ProcessView ancestor) {
        if (ancestors.size() < MAXIMUM_ANCESTORS) {
            ancestors.add(ancestor);
        }
    }

    /** Says that there are no more ancestors than those given. */
    public void completeAncestors() {
        ancestorsComplete = true;
    }

    /** Gives the effective capabilities, bit n for the capability with number n. */
    public void setCapabilities(long bits) {
        capabilities = bits;
        capabilitiesKnown = true;
    }

    /** Gives the result as the program sees it. */
    public void setResult(long value) {
        result = value;
        resultState = Availability.KNOWN;
    }

    /** Says that the call is over, but its result was not recorded. */
    public void setUnknownResult() {
        resultState = Availability.UNREADABLE;
    }

    /** Gives a path that cannot be made of other values, or that is known without them. */
    public void setPath(PathSource source, ByteSlice path) {
        paths.put(source, path);
    }

    /** Gives an attribute of a file. */
    public void setFile(PathSource file, FileAttribute attribute, long value) {
        files.computeIfAbsent(file, key -> new HashMap<>()).put(attribute, value);
    }

    @Override
    public int argumentState(int parameter) {
        return recorded(parameter).state();
    }

    @Override
    public long argument(int parameter) {
        return recorded(parameter).value();
    }

    @Override
    public int fieldState(int parameter, FieldAccess field) {
        int state = structState(parameter, field);
        if (state != Availability.KNOWN) {
            return state;
        }
        return recorded(parameter).hasNumber(field) ? Availability.KNOWN : Availability.UNREADABLE;
    }

    private int structState(int parameter, FieldAccess field) {
        RecordedArgument argument = recorded(parameter);
        if (field.lengthParameter().isPresent()
                && isBeyond(field.lengthParameter().getAsInt(), field)) {
            return Availability.ABSENT;
        }
        if (argument.structState() != Availability.KNOWN) {
            return argument.structState();
        }
        return field.family().isPresent() ? argument.stateIn(field.family().getAsInt()) : Availability.KNOWN;
    }

    private boolean isBeyond(int lengthParameter, FieldAccess field) {
        RecordedArgument length = recorded(lengthParameter);
        return length.state() == Availability.KNOWN && (int) length.value() < field.offset() + field.size();
    }

    @Override
    public long field(int parameter, FieldAccess field) {
        return recorded(parameter).number(field);
    }

    @Override
    public ByteSlice address(int parameter, FieldAccess field) {
        int state = structState(parameter, field);
        return state == Availability.KNOWN ? recorded(parameter).bytes(field.name(), field.size()) : missing(state);
    }

    private ByteSlice missing(int state) {
        missing.setMissing(state);
        return missing;
    }

    @Override
    public ByteSlice string(int parameter) {
        return recorded(parameter).text();
    }

    @Override
    public ByteSlice buffer(int parameter, int lengthParameter) {
        return recorded(parameter).text();
    }

    @Override
    public ByteSlice element(int parameter, int index) {
        return recorded(parameter).element(index);
    }

    /** AF_UNIX is 1 in include/linux/socket.h. */
    @Override
    public ByteSlice socketPath(int parameter, int lengthParameter) {
        RecordedArgument argument = recorded(parameter);
        if (argument.structState() != Availability.KNOWN) {
            return missing(argument.structState());
        }
        int state = argument.stateIn(1);
        return state == Availability.KNOWN ? argument.bytes("sun_path", 0) : missing(state);
    }

    @Override
    public ByteSlice path(PathSource source) {
        ByteSlice path = asRecorded(source);
        return path.isCut() ? missing(Availability.UNREADABLE) : path;
    }

    private ByteSlice asRecorded(PathSource source) {
        ByteSlice given = paths.isEmpty() ? null : paths.get(source);
        if (given != null) {
            return given;
        }
        if (source instanceof PathSource.Lexical lexical) {
            return lexical.parameter() == joinedParameter ? joined : lexicalPath(lexical.parameter());
        }
        if (source instanceof PathSource.WorkingDirectory) {
            return workingDirectory;
        }
        if (source instanceof PathSource.ControlGroup) {
            return controlGroup;
        }
        if (source instanceof PathSource.Executable) {
            return process.executable();
        }
        return source instanceof PathSource.Real real && !isPath(real.parameter())
                ? recorded(real.parameter()).descriptorPath()
                : missing(Availability.UNREADABLE);
    }

    private boolean isPath(int parameter) {
        return call.parameters().get(parameter).kind() instanceof ParameterKind.Path;
    }

    private ByteSlice lexicalPath(int parameter) {
        if (!(call.parameters().get(parameter).kind() instanceof ParameterKind.Path kind)) {
            return recorded(parameter).descriptorPath();
        }
        ByteSlice text = recorded(parameter).text();
        Optional<String> directory = kind.directory();
        int descriptor = directory.isPresent() ? call.indexOf(directory.get()) : -1;
        boolean empty =
                text.state() == Availability.ABSENT || (text.state() == Availability.KNOWN && text.length() == 0);
        if (descriptor < 0) {
            if (empty) {
                return missing(Availability.ABSENT);
            }
            return join(parameter, workingDirectory, text);
        }
        ByteSlice base = directoryPath(descriptor);
        if (empty) {
            return base;
        }
        return join(parameter, base, text);
    }

    /** The rules on a call ask for the same path, one after the other: it is joined once. */
    private ByteSlice join(int parameter, ByteSlice directory, ByteSlice text) {
        normalizer.join(directory, text, joined);
        joinedParameter = parameter;
        return joined;
    }

    private ByteSlice directoryPath(int descriptor) {
        RecordedArgument argument = recorded(descriptor);
        boolean caller = argument.state() == Availability.KNOWN && (int) argument.value() == CALLERS_DIRECTORY;
        boolean named = argument.descriptorPath().state() == Availability.KNOWN;
        return caller && !named ? workingDirectory : argument.descriptorPath();
    }

    @Override
    public int fileState(PathSource file, FileAttribute attribute) {
        Map<FileAttribute, Long> attributes = files.get(file);
        return attributes != null && attributes.containsKey(attribute) ? Availability.KNOWN : Availability.UNREADABLE;
    }

    @Override
    public long file(PathSource file, FileAttribute attribute) {
        Map<FileAttribute, Long> attributes = files.get(file);
        Long value = attributes == null ? null : attributes.get(attribute);
        return value == null ? 0 : value;
    }

    @Override
    public ProcessView process() {
        return process;
    }

    @Override
    public int capableState(int capability) {
        return capabilitiesKnown ? Availability.KNOWN : Availability.UNREADABLE;
    }

    @Override
    public boolean capable(int capability) {
        return (capabilities >>> capability & 1) != 0;
    }

    @Override
    public int ancestors() {
        return ancestors.size();
    }

    @Override
    public boolean ancestorsComplete() {
        return ancestorsComplete || ancestors.size() == MAXIMUM_ANCESTORS;
    }

    @Override
    public ProcessView ancestor(int distance) {
        return ancestors.get(distance);
    }

    @Override
    public int resultState() {
        return resultState;
    }

    @Override
    public long result() {
        return result;
    }

    /** Returns the parameter's description. */
    public Parameter parameter(int index) {
        return call.parameters().get(index);
    }
}
