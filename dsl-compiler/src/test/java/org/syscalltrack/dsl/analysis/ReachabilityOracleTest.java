package org.syscalltrack.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.Step;
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
            "UID in { 0, 2..3 }",
            "PATH(1) == \"/a\"",
            "PATH(1) != \"/a\"",
            "PATH(1) startswith \"/a\"",
            "PATH(1) startswith \"/a/b\"",
            "PATH(1) endswith \"b\"",
            "PATH(1) contains \"a\"",
            "PATH(1) glob \"/a/*\"",
            "PATH(1) in { \"/a\", \"/b\", \"/a/*\" }");

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

    @Test
    void noReachableRuleIsCalledDead() {
        Random random = new Random(SEED);
        int dead = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = rules(random);
            Plan plan = plan(text);
            for (Chain chain : plan.chains()) {
                List<Step> reached = reached(chain);
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
        assertThat(dead).as("dead rules found: the test must not be empty").isGreaterThan(ROUNDS / 4);
    }

    private static String rules(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 2 + random.nextInt(4);
        for (int rule = 0; rule < count; rule++) {
            text.append("rule { syscall_name = unlink abi = native rule_name = r")
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

    private static List<Step> reached(Chain chain) {
        List<Step> reached = new ArrayList<>();
        for (long uid = 0; uid < 5; uid++) {
            for (Optional<String> path : PATHS) {
                for (Step step : chain.steps()) {
                    Optional<Boolean> value = evaluate(step.filter(), uid, path.map(ByteString::ofUtf8));
                    if (value.orElse(step.unreadableMatches())) {
                        reached.add(step);
                        if (!step.continues()) {
                            break;
                        }
                    }
                }
            }
        }
        return reached;
    }

    /** Kleene's logic; empty is unknown. */
    private static Optional<Boolean> evaluate(Condition condition, long uid, Optional<ByteString> path) {
        if (condition instanceof Condition.Literal literal) {
            return Optional.of(literal.value());
        }
        if (condition instanceof Condition.Not not) {
            return evaluate(not.operand(), uid, path).map(value -> !value);
        }
        if (condition instanceof Condition.And and) {
            return fold(and.operands(), false, uid, path);
        }
        if (condition instanceof Condition.Or or) {
            return fold(or.operands(), true, uid, path);
        }
        if (condition instanceof Condition.Comparison comparison
                && comparison.right() instanceof IntegerExpression.Constant constant) {
            return Optional.of(comparison.operator().test(uid, constant.value()));
        }
        if (condition instanceof Condition.IntegerMembership membership) {
            return Optional.of(
                    membership.ranges().stream().anyMatch(range -> range.low() <= uid && uid <= range.high()));
        }
        if (condition instanceof Condition.StringComparison comparison) {
            String literal = String.valueOf(comparison.literal());
            return path.map(String::valueOf).map(text -> switch (comparison.operator()) {
                case EQUALS -> text.equals(literal);
                case STARTS_WITH -> text.startsWith(literal);
                case ENDS_WITH -> text.endsWith(literal);
                case CONTAINS -> text.contains(literal);
            });
        }
        if (condition instanceof Condition.StringMembership membership) {
            return path.map(text -> membership.exact().contains(text)
                    || membership.patterns().stream().anyMatch((Glob glob) -> glob.matches(text)));
        }
        throw new AssertionError("no oracle for " + condition);
    }

    private static Optional<Boolean> fold(
            List<Condition> operands, boolean decisive, long uid, Optional<ByteString> path) {
        boolean unknown = false;
        for (Condition operand : operands) {
            Optional<Boolean> value = evaluate(operand, uid, path);
            if (value.isPresent() && value.get() == decisive) {
                return value;
            }
            unknown |= value.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(!decisive);
    }
}
