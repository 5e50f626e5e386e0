package org.syscalltrack.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Identifier;

/** The constants, lists and macros of all files; one space of names. The order of definitions does not matter. */
final class Definitions {
    private final Map<String, Declaration.Constant> constants = new LinkedHashMap<>();
    private final Map<String, Declaration.NamedList> lists = new LinkedHashMap<>();
    private final Map<String, Declaration.Macro> macros = new LinkedHashMap<>();
    private final Map<String, Span> places = new HashMap<>();
    private final Map<String, Operand> values = new HashMap<>();
    private final Map<String, List<SetElements.Element>> elements = new HashMap<>();
    private final Deque<String> underway = new ArrayDeque<>();

    /** Takes a definition in; a name that is taken already keeps its first meaning. Returns what is wrong with it. */
    Optional<Diagnostic> define(Declaration declaration) {
        Identifier name = nameOf(declaration);
        Span first = places.putIfAbsent(name.text(), name.span());
        if (first != null) {
            return Optional.of(Diagnostic.of(DiagnosticKind.DEFINED_TWICE, name.span(), name.text())
                    .withSecondary(first, "first defined here"));
        }
        if (declaration instanceof Declaration.Constant constant) {
            constants.put(name.text(), constant);
        } else if (declaration instanceof Declaration.NamedList list) {
            lists.put(name.text(), list);
        } else if (declaration instanceof Declaration.Macro macro) {
            macros.put(name.text(), macro);
        }
        return Optional.empty();
    }

    static Identifier nameOf(Declaration declaration) {
        if (declaration instanceof Declaration.Constant constant) {
            return constant.name();
        }
        if (declaration instanceof Declaration.NamedList list) {
            return list.name();
        }
        if (declaration instanceof Declaration.Macro macro) {
            return macro.name();
        }
        throw new IllegalArgumentException(declaration + " defines no name");
    }

    boolean isDefined(String name) {
        return places.containsKey(name);
    }

    /** The constant, list or macro of that name. */
    Optional<Declaration> definition(String name) {
        return constant(name)
                .<Declaration>map(constant -> constant)
                .or(() -> list(name))
                .or(() -> macro(name));
    }

    Optional<Declaration.Macro> macro(String name) {
        return Optional.ofNullable(macros.get(name));
    }

    Optional<Declaration.NamedList> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    Optional<Declaration.Constant> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    Collection<String> names() {
        return new TreeSet<>(places.keySet());
    }

    Collection<String> macroNames() {
        return macros.keySet();
    }

    Collection<Declaration.Constant> constants() {
        return constants.values();
    }

    Collection<Declaration.NamedList> lists() {
        return lists.values();
    }

    Collection<Declaration.Macro> macros() {
        return macros.values();
    }

    /** The value of a user's constant: an int, a literal, or an error that has been reported. */
    Operand constantValue(String name, CheckContext context) {
        Operand known = values.get(name);
        if (known != null) {
            return known;
        }
        Declaration.Constant constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException(name + " is no constant");
        }
        if (isCycle(name, constant.name().span(), context)) {
            return new Operand.Invalid(constant.span());
        }
        underway.addLast(name);
        Operand value = new ConstantChecker(Scope.ofConstants(context)).operand(constant.value(), "a constant");
        underway.removeLast();
        values.putIfAbsent(name, value);
        return values.get(name);
    }

    /** The elements of a user's list, lists within it included; what cannot be one has been reported. */
    List<SetElements.Element> listElements(String name, CheckContext context) {
        List<SetElements.Element> known = elements.get(name);
        if (known != null) {
            return known;
        }
        Declaration.NamedList list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException(name + " is no list");
        }
        if (isCycle(name, list.name().span(), context)) {
            return List.of();
        }
        underway.addLast(name);
        List<SetElements.Element> found = new SetElements(Scope.ofConstants(context)).of(list.elements());
        underway.removeLast();
        elements.putIfAbsent(name, found);
        return elements.get(name);
    }

    private boolean isCycle(String name, Span span, CheckContext context) {
        if (!underway.contains(name)) {
            return false;
        }
        List<String> chain = new ArrayList<>(underway);
        chain = new ArrayList<>(chain.subList(chain.indexOf(name), chain.size()));
        chain.add(name);
        context.diagnostics()
                .add(Diagnostic.of(DiagnosticKind.DEFINED_BY_ITSELF, span, name)
                        .withNote("The chain is `" + String.join("` → `", chain) + "`."));
        return true;
    }
}
