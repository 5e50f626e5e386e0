package org.syscalltrack.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * Tries every call over small domains: a rule that some call reaches must never be called dead. The evaluation here
 * shares nothing with the analysis but the plan's types.
 */
class ReachabilityOracleTest {
    private static final long SEED = 20261123;
    private static final int ROUNDS = Integer.getInteger("oracle.rounds", 400);

    private static final List<String> ATOMS = List.of(
            "UID == 0",
            "UID < 2",
            "UID >= 2",
            "UID != 1",
            "UID > 0x7fffffff",
            "UID == UNSET",
            "UID in { 0, 2..3 }",
            "(UID & 3) == 2",
            "(UID & 2) == 1",
            "(UID | 1) in { 1, 4..5 }",
            "PARAMS[dfd] == AT_FDCWD",
            "PARAMS[dfd] < 0",
            "0 <= PARAMS[dfd]",
            "3 > PARAMS[dfd]",
            "PARAMS[dfd] <= 5",
            "PARAMS[dfd] == -1",
            "PARAMS[dfd] in { -1, 3..5 }",
            "PARAMS[dfd] not in { -1, 3..5 }",
            "COMM == \"a\"",
            "COMM startswith \"a\"",
            "PATH(2) == \"/a\"",
            "PATH(2) != \"/a\"",
            "PATH(2) startswith \"/a\"",
            "PATH(2) startswith \"/a/b\"",
            "PATH(2) endswith \"b\"",
            "PATH(2) contains \"a\"",
            "PATH(2) glob \"/a/*\"",
            "PATH(2) glob \"/a/?b\"",
            "PATH(2) in { \"/a\", \"/b\", \"/a/*\" }");

    /** Both sides of every constant in the atoms, and the types' ends. */
    private static final List<Long> USERS = List.of(0L, 1L, 2L, 3L, 4L, 0x7fffffffL, 0x80000000L, 0xffffffffL);

    private static final List<Long> DIRECTORIES = List.of(
            (long) Integer.MIN_VALUE, -101L, -100L, -99L, -2L, -1L, 0L, 2L, 3L, 5L, 6L, (long) Integer.MAX_VALUE);

    private static final List<String> NAMES = List.of("a", "ab", "b");

    private static final List<Optional<String>> PATHS = List.of(
            Optional.empty(),
            Optional.of("/"),
            Optional.of("/a"),
            Optional.of("/b"),
            Optional.of("/ab"),
            Optional.of("/a/b"),
            Optional.of("/a/c"),
            Optional.of("/a/bb"),
            Optional.of("/c/b"));

    /** One call over the small domains; an absent path is one that cannot be read. */
    private record Call(long user, long directory, ByteString name, Optional<ByteString> path) {}

    private static final List<Call> CALLS = calls();

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Optional<String> path : PATHS) {
            for (long user : USERS) {
                for (long directory : DIRECTORIES) {
                    NAMES.forEach(name -> calls.add(
                            new Call(user, directory, ByteString.ofUtf8(name), path.map(ByteString::ofUtf8))));
                }
            }
        }
        return calls;
    }

    @Test
    void noReachableRuleIsCalledDead() {
        Random random = new Random(SEED);
        int dead = 0;
        long unreached = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = rules(random);
            Plan plan = plan(text);
            for (Chain chain : plan.chains()) {
                Set<Step> reached = reached(chain);
                unreached += chain.steps().stream()
                        .filter(step ->
                                !reached.contains(step) && CALLS.stream().anyMatch(call -> matches(step, call)))
                        .count();
                for (Reachability.DeadStep step : Reachability.deadSteps(chain)) {
                    dead++;
                    assertThat(reached)
                            .as(
                                    "seed %s, round %s: %s is called dead in%n%s",
                                    SEED, round, step.step().rule(), text)
                            .doesNotContain(step.step());
                }
            }
        }
        assertThat(unreached).as("the test must not be empty").isGreaterThan(ROUNDS / 10);
        // Sound first; but of the rules that no call reaches few may go unnoticed.
        assertThat((long) dead).as("of %s covered rules", unreached).isGreaterThan(unreached * 4 / 5);
    }

    private static String rules(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 2 + random.nextInt(4);
        for (int rule = 0; rule < count; rule++) {
            text.append("rule { syscall_name = openat abi = native rule_name = r")
                    .append(rule);
            text.append(" filter_expression { ").append(condition(random, 2)).append(" } action { type = ");
            text.append(random.nextInt(5) == 0 ? "LOG continue = yes" : "PASS").append(" }");
            text.append(random.nextInt(4) == 0 ? " on_unreadable = match" : "").append(" }\n");
        }
        return text.toString();
    }

    private static String condition(Random random, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        return switch (choice) {
            case 1 -> "(" + condition(random, depth - 1) + " && " + condition(random, depth - 1) + ")";
            case 2 -> "(" + condition(random, depth - 1) + " || " + condition(random, depth - 1) + ")";
            case 3 -> "!(" + condition(random, depth - 1) + ")";
            default -> ATOMS.get(random.nextInt(ATOMS.size()));
        };
    }

    private static Plan plan(String text) {
        SourceFile file = SourceFile.ofText("oracle.sct", text);
        FrontEndResult result = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .check(List.of(file), new MemorySourceLoader(Map.of()));
        assertThat(result.ruleSet()).as("%s%n%s", result.diagnostics(), text).isPresent();
        return Planner.plan(result.ruleSet().orElseThrow());
    }

    private static Set<Step> reached(Chain chain) {
        Set<Step> reached = new HashSet<>();
        for (Call call : CALLS) {
            for (Step step : chain.steps()) {
                if (matches(step, call)) {
                    reached.add(step);
                    if (!step.continues()) {
                        break;
                    }
                }
            }
        }
        return reached;
    }

    private static boolean matches(Step step, Call call) {
        return evaluate(step.filter(), call).orElse(step.unreadableMatches());
    }

    /** Kleene's logic; empty is unknown. */
    private static Optional<Boolean> evaluate(Condition condition, Call call) {
        if (condition instanceof Condition.Literal literal) {
            return Optional.of(literal.value());
        }
        if (condition instanceof Condition.Not not) {
            return evaluate(not.operand(), call).map(value -> !value);
        }
        if (condition instanceof Condition.And and) {
            return fold(and.operands(), false, call);
        }
        if (condition instanceof Condition.Or or) {
            return fold(or.operands(), true, call);
        }
        if (condition instanceof Condition.Comparison comparison) {
            return Optional.of(
                    comparison.operator().test(number(comparison.left(), call), number(comparison.right(), call)));
        }
        if (condition instanceof Condition.IntegerMembership membership) {
            long number = number(membership.value(), call);
            return Optional.of(
                    membership.ranges().stream().anyMatch(range -> range.low() <= number && number <= range.high()));
        }
        if (condition instanceof Condition.StringComparison comparison) {
            String literal = String.valueOf(comparison.literal());
            return text(comparison.value(), call).map(String::valueOf).map(text -> switch (comparison.operator()) {
                case EQUALS -> text.equals(literal);
                case STARTS_WITH -> text.startsWith(literal);
                case ENDS_WITH -> text.endsWith(literal);
                case CONTAINS -> text.contains(literal);
            });
        }
        if (condition instanceof Condition.StringMembership membership) {
            return text(membership.value(), call)
                    .map(text -> membership.exact().contains(text)
                            || membership.patterns().stream().anyMatch((Glob glob) -> glob.matches(text)));
        }
        throw new AssertionError("no oracle for " + condition);
    }

    private static long number(IntegerExpression expression, Call call) {
        if (expression instanceof IntegerExpression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof IntegerExpression.Load load) {
            return load.source() instanceof IntegerSource.Argument ? call.directory() : call.user();
        }
        if (expression instanceof IntegerExpression.Binary binary) {
            return binary.operator().apply(number(binary.left(), call), number(binary.right(), call));
        }
        throw new AssertionError("no oracle for " + expression);
    }

    private static Optional<ByteString> text(StringSource source, Call call) {
        return source instanceof StringSource.ProcessName ? Optional.of(call.name()) : call.path();
    }

    private static Optional<Boolean> fold(List<Condition> operands, boolean decisive, Call call) {
        boolean unknown = false;
        for (Condition operand : operands) {
            Optional<Boolean> value = evaluate(operand, call);
            if (value.isPresent() && value.get() == decisive) {
                return value;
            }
            unknown |= value.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(!decisive);
    }
}
