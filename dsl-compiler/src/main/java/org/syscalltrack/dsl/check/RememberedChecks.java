package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/**
 * What came of the declarations of one state of a program, so that the next state takes over what still holds. A rule or
 * test holds if it is the same object, if no constant, list or macro that it reaches has changed, and if those of its
 * name are the same; a test also if the rule that it expects is the same.
 */
final class RememberedChecks {
    private final List<Declaration> declarations;
    private final IdentityHashMap<SourceFile, SyntaxTree> sources = new IdentityHashMap<>();
    private final List<Declaration> definitionOrder;
    private final Definitions definitions;
    private final @Nullable CheckContext context;
    private final List<Diagnostic> ofDefinitions;
    private final IdentityHashMap<Declaration, Set<String>> mentions = new IdentityHashMap<>();
    private final IdentityHashMap<Declaration, Entry<Rule>> rules = new IdentityHashMap<>();
    private final IdentityHashMap<Declaration, Entry<TestCase>> tests = new IdentityHashMap<>();
    private @Nullable RememberedChecks before;
    private final Predicate<Declaration> holds;

    /** What came of one declaration, and what it depended on. */
    private record Entry<T>(
            Optional<T> result,
            List<Diagnostic> findings,
            boolean hasErrors,
            @Nullable Object dependsOn) {}

    /** What a rule's or test's check depends on besides its own text and the definitions. */
    private record Earlier(@Nullable Span first, int count) {}

    private record Expected(
            @Nullable Span firstOfName, @Nullable Rule rule) {}

    /** Remembers nothing. */
    RememberedChecks() {
        this.declarations = List.of();
        this.definitionOrder = List.of();
        this.definitions = new Definitions();
        this.context = null;
        this.ofDefinitions = List.of();
        this.before = null;
        this.holds = declaration -> false;
    }

    private RememberedChecks(RememberedChecks before, SourceFiles files, Catalog catalog, Architecture architecture) {
        this.declarations = files.declarations();
        files.files().forEach(file -> sources.put(file.source(), file.tree()));
        this.before = before;
        this.definitionOrder =
                declarations.stream().filter(DefinitionChecker::isDefinition).toList();
        if (before.context != null && isSame(definitionOrder, before.definitionOrder)) {
            this.definitions = before.definitions;
            this.context = before.context;
            this.ofDefinitions = before.ofDefinitions;
            this.holds = declaration -> true;
        } else {
            this.definitions = new Definitions();
            Diagnostics found = new Diagnostics();
            for (Declaration declaration : definitionOrder) {
                definitions.define(declaration).ifPresent(found::add);
            }
            this.context = new CheckContext(catalog, architecture, found, definitions);
            new DefinitionChecker(context).check();
            this.ofDefinitions = found.sorted();
            Set<String> changed = changedNames(before.definitions);
            this.holds = declaration -> mentionsOf(declaration).stream().noneMatch(changed::contains);
        }
    }

    /** Lets the state before go, once this one is complete. */
    void forgetPast() {
        before = null;
    }

    /** The next state of the program. */
    RememberedChecks next(SourceFiles files, Catalog catalog, Architecture architecture) {
        return new RememberedChecks(this, files, catalog, architecture);
    }

    private static boolean isSame(List<Declaration> one, List<Declaration> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (one.get(index) != other.get(index)) {
                return false;
            }
        }
        return true;
    }

    /** The names that mean something else than before, and those whose meaning reaches such a one. */
    private Set<String> changedNames(Definitions old) {
        Set<String> all = new HashSet<>(definitions.names());
        all.addAll(old.names());
        Set<String> changed = new HashSet<>();
        for (String name : all) {
            if (definitions.definition(name).orElse(null)
                    != old.definition(name).orElse(null)) {
                changed.add(name);
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (String name : definitions.names()) {
                boolean reaches = !changed.contains(name)
                        && definitions
                                .definition(name)
                                .filter(definition ->
                                        mentionsOf(definition).stream().anyMatch(changed::contains))
                                .isPresent();
                grows |= reaches && changed.add(name);
            }
        }
        return changed;
    }

    private Set<String> mentionsOf(Declaration declaration) {
        Set<String> known = mentions.get(declaration);
        if (known == null) {
            Set<String> earlier = before == null ? null : before.mentions.get(declaration);
            known = earlier == null ? MentionedNames.of(declaration) : earlier;
            mentions.put(declaration, known);
        }
        return known;
    }

    List<Diagnostic> ofDefinitions() {
        return ofDefinitions;
    }

    List<Diagnostic> unused(SourceFiles files) {
        return new UnusedDefinitions(definitions, this::mentionsOf).in(files);
    }

    /** The checked rules in order; their findings are added. */
    List<Rule> rules(Set<Diagnostic> findings) {
        List<Rule> all = new ArrayList<>();
        Map<String, Span> first = new HashMap<>();
        Map<String, List<String>> unique = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Declaration declaration : declarations) {
            if (!(declaration instanceof Declaration.Rule rule)) {
                continue;
            }
            String name = nameIn(rule.body(), "rule_name");
            List<String> alike = unique.computeIfAbsent(name, unknown -> new ArrayList<>());
            Earlier earlier = new Earlier(first.get(name), first.containsKey(name) ? alike.size() : 0);
            Entry<Rule> entry = ruleEntry(rule, earlier, name, taken);
            rules.put(rule, entry);
            findings.addAll(entry.findings);
            entry.result.ifPresent(all::add);
            if (RuleNames.isName(name)) {
                value(rule.body(), "rule_name").ifPresent(value -> first.putIfAbsent(name, value.span()));
            }
            String called = entry.result.map(Rule::name).orElse(name);
            alike.add(called);
            taken.add(called);
        }
        return all;
    }

    private Entry<Rule> ruleEntry(Declaration.Rule rule, Earlier earlier, String name, Set<String> taken) {
        Optional<Entry<Rule>> known = known(before == null ? null : before.rules.get(rule), rule, earlier);
        return known.orElseGet(() -> {
            Diagnostics found = ofSyntax(rule);
            CheckContext own = context(found);
            RuleNames names = new RuleNames(own);
            if (earlier.first != null) {
                names.areTaken(name, earlier.first, taken);
            }
            Optional<Rule> checked = new RuleChecker(own, names, rule).check();
            return entry(checked, found, earlier);
        });
    }

    /** The checked tests in order; their findings are added. */
    List<TestCase> tests(SourceFiles files, List<Rule> checkedRules, boolean complete, Set<Diagnostic> findings) {
        List<TestCase> all = new ArrayList<>();
        Map<String, Rule> byName = TestChecker.byName(checkedRules);
        Map<String, Span> first = new HashMap<>();
        for (Declaration declaration : declarations) {
            if (!(declaration instanceof Declaration.Test test) || !files.isNamed(test.span())) {
                continue;
            }
            String name = nameIn(test.body(), "test_name");
            Expected expected = new Expected(first.get(name), byName.get(expectedRule(test)));
            Entry<TestCase> entry = testEntry(test, expected, name, byName, complete);
            tests.put(test, entry);
            findings.addAll(entry.findings);
            entry.result.ifPresent(all::add);
            if (!name.isEmpty()) {
                value(test.body(), "test_name").ifPresent(value -> first.putIfAbsent(name, value.span()));
            }
        }
        return all;
    }

    private Entry<TestCase> testEntry(
            Declaration.Test test, Expected expected, String name, Map<String, Rule> byName, boolean complete) {
        boolean mayAskForUnknown = expected.rule == null && !expectedRule(test).isEmpty();
        Entry<TestCase> old = before == null || mayAskForUnknown ? null : before.tests.get(test);
        return known(old, test, expected).orElseGet(() -> {
            Diagnostics found = ofSyntax(test);
            TestChecker checker = new TestChecker(context(found), byName, complete);
            if (expected.firstOfName != null) {
                checker.isTaken(name, expected.firstOfName);
            }
            Optional<TestCase> checked = checker.check(test);
            return entry(checked, found, expected);
        });
    }

    /** An error's suggestions come from all names, so with other definitions it is found anew. */
    private <T> Optional<Entry<T>> known(@Nullable Entry<T> old, Declaration declaration, Object dependsOn) {
        boolean sameDefinitions = before != null && before.context == context;
        boolean usable = old != null
                && Objects.equals(old.dependsOn, dependsOn)
                && (sameDefinitions || !old.hasErrors)
                && holds.test(declaration);
        return usable ? Optional.ofNullable(old) : Optional.empty();
    }

    /** The checker keeps silent about what the parser has told, so it must know it. */
    private Diagnostics ofSyntax(Declaration declaration) {
        Diagnostics found = new Diagnostics();
        SyntaxTree part = sources.get(declaration.span().file());
        if (part != null) {
            found.addAll(part.diagnostics());
        }
        return found;
    }

    private CheckContext context(Diagnostics found) {
        return Objects.requireNonNull(context).reportingTo(found);
    }

    private static <T> Entry<T> entry(Optional<T> result, Diagnostics found, Object dependsOn) {
        return new Entry<>(result, found.sorted(), found.count(Severity.ERROR) > 0, dependsOn);
    }

    /** The expression that a member gives. */
    private static Optional<Expression> value(MemberValue.Block body, String member) {
        return body.member(member)
                .map(Member::value)
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .map(ExpressionChecker::bare);
    }

    /** The name that a member gives, empty if none. */
    private static String nameIn(MemberValue.Block body, String member) {
        return value(body, member).map(RememberedChecks::textOf).orElse("");
    }

    private static String textOf(Expression value) {
        if (value instanceof Expression.Name name) {
            return name.text();
        }
        return value instanceof Expression.StringLiteral literal ? String.valueOf(literal.value()) : "";
    }

    private static String expectedRule(Declaration.Test test) {
        return test.body()
                .member("expect")
                .map(Member::value)
                .filter(MemberValue.Block.class::isInstance)
                .map(block -> nameIn((MemberValue.Block) block, "rule"))
                .orElse("");
    }
}
