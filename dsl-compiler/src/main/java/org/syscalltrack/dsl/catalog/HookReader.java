package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.HookFact.ObjectType;

/** Reads a call's {@code hook} line and the lines after it that belong to the hook. */
final class HookReader {
    private final Line head;
    private final List<Parameter> parameters;
    private final List<ArgumentTest> condition = new ArrayList<>();
    private final List<CarriedObject> objects = new ArrayList<>();
    private String effect = "";
    private String done = "";
    private final Set<Abi> abis = EnumSet.noneOf(Abi.class);
    private Optional<String> error = Optional.empty();
    private Optional<String> changedError = Optional.empty();
    private Optional<String> since = Optional.empty();
    private Optional<String> until = Optional.empty();

    HookReader(Line head, List<Parameter> parameters) {
        this.head = head;
        this.parameters = parameters;
    }

    /** Takes a line if it belongs to the hook. */
    boolean accepts(Line line) {
        switch (line.keyword()) {
            case "hook-if" -> condition.add(test(line));
            case "hook-effect" -> effect = line.textAfter(1);
            case "hook-done" -> done = line.textAfter(1);
            case "hook-carries" ->
                objects.add(new CarriedObject(
                        line.number(1, "position"),
                        line.constant(ObjectType.class, line.word(2, "type")),
                        line.from(3).stream().findFirst()));
            case "hook-error" -> {
                error = Optional.of(line.word(1, "errno or 'none'"));
                changedError = line.from(2).stream().findFirst();
            }
            case "hook-abi" -> line.from(1).forEach(word -> abis.add(line.abi(word)));
            case "hook-since" -> since = Optional.of(line.word(1, "kernel version"));
            case "hook-until" -> until = Optional.of(line.word(1, "kernel version"));
            default -> {
                return false;
            }
        }
        return true;
    }

    HookFact finish() {
        return new HookFact(
                head.word(1, "hook"),
                condition,
                effect,
                done,
                head.constant(HookFact.Coverage.class, head.word(2, "coverage")),
                objects,
                error,
                changedError,
                abis,
                since,
                until);
    }

    private ArgumentTest test(Line line) {
        ArgumentTest test = TestReader.read(line, line.from(1));
        if (parameters.stream().noneMatch(candidate -> candidate.isCalled(test.parameter()))) {
            throw line.error("the call has no parameter '" + test.parameter() + "'");
        }
        return test;
    }
}
