package org.syscalltrack.kmod.lower;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.dsl.plan.When;

/** What an expression is written for: an entry and a time, a function's body, and the task that it asks about. */
final class Context {
    private final EntryCode entry;
    private final When when;
    private final Body body;
    private final String owner;
    private final boolean ancestor;
    private final Shared shared;
    private Set<String> locals = new LinkedHashSet<>();

    private Context(EntryCode entry, When when, Body body, String owner, boolean ancestor, Shared shared) {
        this.entry = entry;
        this.when = when;
        this.body = body;
        this.owner = owner;
        this.ancestor = ancestor;
        this.shared = shared;
    }

    private Context(Context other, Body body) {
        this(other.entry, other.when, body, other.owner, other.ancestor, other.shared);
        locals = other.locals;
    }

    /** What all parts of a function have in common. */
    private static final class Shared {
        private final String rule;
        private final List<String> helpers = new ArrayList<>();
        private int ancestors;
        private boolean asksForProcess;

        Shared(String rule) {
            this.rule = rule;
        }
    }

    /**
     * @param rule the name of the rule, which the names of its tables begin with
     * @param owner the name of the function, which the names of its helpers begin with
     */
    static Context of(EntryCode entry, When when, Body body, String rule, String owner) {
        return new Context(entry, when, body, owner, false, new Shared(rule));
    }

    /** The same for an ancestor of the process. */
    Context ofAncestor(Body ancestorBody) {
        return new Context(entry, when, ancestorBody, owner, true, shared);
    }

    /** The same within a part of the body. */
    Context in(Body part) {
        return new Context(this, part);
    }

    EntryCode entry() {
        return entry;
    }

    When when() {
        return when;
    }

    Body body() {
        return body;
    }

    boolean isAncestor() {
        return ancestor;
    }

    /** The task that is asked about. */
    String task() {
        return ancestor ? "task" : "current";
    }

    /** The address of a string of the function's own. */
    String local(String name) {
        body.variable("struct sct_string", name + " = { }");
        locals.add(name);
        return "&" + name;
    }

    /** The function's own strings, whose rooms it must free. */
    Set<String> locals() {
        return locals;
    }

    /** A new name for a function that asks for something of an ancestor. */
    String ancestorName() {
        shared.ancestors++;
        return owner + "_ancestor" + (shared.ancestors == 1 ? "" : Integer.toString(shared.ancestors));
    }

    /** Adds what is to stand in front of the function. */
    void helper(String text) {
        shared.helpers.add(text);
    }

    /** The name of a table of the rule's; its rows are lines of C. */
    String table(String kind, String type, String rows) {
        return entry.use().table(shared.rule, kind, type, rows, this::helper);
    }

    /** What is to stand in front of the function, in order. */
    List<String> helpers() {
        return shared.helpers;
    }

    /** Says that the process id is asked for. */
    void noteProcess() {
        shared.asksForProcess = true;
    }

    /** Whether the author of the filter has thought of processes by their ids. */
    boolean asksForProcess() {
        return shared.asksForProcess;
    }
}
