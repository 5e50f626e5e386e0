package org.syscalltrack.kmod.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.kmod.text.CodeWriter;

/** The body of a C function that is being written: its statements, and the variables that they turn out to need. */
final class Body {
    private final List<Statement> statements = new ArrayList<>();
    private final Variables variables;

    /** A statement, or several under a condition. */
    private record Statement(String line, List<Statement> guarded) {
        void write(CodeWriter out) {
            if (guarded.isEmpty()) {
                out.line(line);
            } else if (guarded.size() == 1 && guarded.get(0).guarded().isEmpty()) {
                out.line(line).in();
                guarded.get(0).write(out);
                out.out();
            } else {
                out.line(line + " {").in();
                guarded.forEach(each -> each.write(out));
                out.out().line("}");
            }
        }
    }

    /** What a function declares, by name, and how many truths it has named. */
    private static final class Variables {
        private final Map<String, String> types = new LinkedHashMap<>();
        private int truths;
    }

    Body() {
        this(new Variables());
    }

    private Body(Variables variables) {
        this.variables = variables;
    }

    /** An empty part of the same function, to be put under a condition. */
    Body part() {
        return new Body(variables);
    }

    /** Adds a statement. */
    Body line(String statement) {
        statements.add(new Statement(statement, List.of()));
        return this;
    }

    /** Adds these statements to another part of the same function. */
    void appendTo(Body other) {
        other.statements.addAll(statements);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Adds what is done only if a condition holds. */
    Body guarded(String condition, Body part) {
        statements.add(new Statement("if (" + condition + ")", List.copyOf(part.statements)));
        return this;
    }

    /** Adds a statement that is done only if a condition holds. */
    Body onlyIf(String condition, String statement) {
        return guarded(condition, part().line(statement));
    }

    /** Declares a variable, once, and returns its name. */
    String variable(String type, String name) {
        variables.types.put(name, type);
        return name;
    }

    /** A new variable for a truth. */
    String truth() {
        variables.truths++;
        return variable("enum sct_truth", variables.truths == 1 ? "truth" : "truth" + variables.truths);
    }

    /** Begins to collect what is missing of a value. */
    void watch() {
        line(variable("unsigned int", "missing") + " = 0;");
    }

    /** Whether anything collects what is missing. */
    boolean watches() {
        return variables.types.containsKey("missing");
    }

    /** The whole function. */
    String render(String signature) {
        CodeWriter all = new CodeWriter().line(signature).line("{").in();
        variables.types.forEach((name, type) -> all.line(type + (type.endsWith("*") ? "" : " ") + name + ";"));
        if (!variables.types.isEmpty()) {
            all.line("");
        }
        statements.forEach(statement -> statement.write(all));
        return all.out().line("}").text();
    }
}
