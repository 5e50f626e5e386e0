package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.analysis.BlindSpot.Kind;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.When;

/**
 * What a rule cannot see.
 *
 * @param rule the rule
 * @param blindSpots in the order of their kinds; possibly none
 */
public record RuleCoverage(Rule rule, List<BlindSpot> blindSpots) {
    /** Copies the list. */
    public RuleCoverage {
        blindSpots = List.copyOf(blindSpots);
    }

    /** Of every enabled rule, in their order. */
    public static List<RuleCoverage> of(RuleSet ruleSet) {
        return ruleSet.rules().stream()
                .filter(Rule::enabled)
                .map(rule -> new Finder(ruleSet, rule).find())
                .toList();
    }

    private static final class Finder {
        private final RuleSet ruleSet;
        private final Rule rule;
        private final Optional<FilterReads> reads;
        private final List<BlindSpot> found = new ArrayList<>();

        Finder(RuleSet ruleSet, Rule rule) {
            this.ruleSet = ruleSet;
            this.rule = rule;
            this.reads = rule.filter().map(FilterReads::new);
        }

        RuleCoverage find() {
            rings();
            links();
            memory();
            races();
            abis();
            otherCalls();
            exempt();
            namespaces();
            return new RuleCoverage(rule, found);
        }

        private void add(Kind kind, String sentence) {
            found.add(new BlindSpot(kind, sentence));
        }

        private boolean reads(java.util.function.Predicate<FilterReads> what) {
            return reads.filter(what).isPresent();
        }

        private boolean refuses() {
            return rule.enforces() && !(rule.action() instanceof Action.Rewrite) && rule.when() == When.BEFORE;
        }

        private void rings() {
            Set<String> operations = new TreeSet<>();
            for (SystemCall call : rule.calls()) {
                boolean atHook = refuses() || (rule.when() == When.BEFORE && reads(filter -> filter.namedFile(call)));
                boolean decidedAtHook = atHook && !call.hooks().isEmpty() && !reads(FilterReads::memory);
                if (!decidedAtHook) {
                    RingOperations.of(call.name()).ifPresent(operations::add);
                }
            }
            if (!operations.isEmpty()) {
                add(Kind.IO_URING, "The same work done through io_uring: " + listed(operations) + ".");
            }
        }

        private void links() {
            if (reads(FilterReads::rawText)) {
                add(Kind.LINKS, "Another spelling of a name: a relative one, one with `.`, `..` or `//`, or a link.");
            }
            if (reads(FilterReads::lexicalPath)) {
                add(
                        Kind.LINKS,
                        "A file reached through a symbolic link: `PATH` does not follow links, and takes `..` away even"
                                + " behind one.");
            }
            if (reads(FilterReads::lexicalPath) || reads(FilterReads::realPath)) {
                add(Kind.LINKS, "A file's other names: hard links. `FILE(…).ino` with `.dev` sees them all.");
            }
        }

        private void memory() {
            if (reads(FilterReads::memory)) {
                add(
                        Kind.MEMORY,
                        rule.unreadableMatches()
                                ? "Arguments in memory that cannot be read, or are longer than 4095 bytes, are unknown;"
                                        + " `on_unreadable = match` lets the rule act on them."
                                : "Arguments in memory that cannot be read when the call begins, or are longer than"
                                        + " 4095 bytes: the rule does not match and counts `unreadable`.");
            }
        }

        private void races() {
            if (!reads(FilterReads::memory)) {
                return;
            }
            Set<String> early = new TreeSet<>();
            rule.calls().stream().filter(call -> call.hooks().isEmpty()).forEach(call -> early.add(call.name()));
            if (!refuses()) {
                add(Kind.RACES, "What another thread writes over an argument after the rule has read it.");
            } else if (!early.isEmpty()) {
                add(
                        Kind.RACES,
                        "What another thread writes over an argument after the rule has read it: no security hook"
                                + " serves "
                                + listed(early) + ", so it is read only before the kernel does.");
            }
        }

        private void abis() {
            ruleSet.architecture()
                    .compatAbi()
                    .filter(compat -> !rule.abis().contains(compat))
                    .ifPresent(compat -> add(Kind.ABI, "Calls through the 32-bit entry (" + compat.label() + ")."));
            Abi nativeAbi = ruleSet.architecture().nativeAbi();
            if (!rule.abis().contains(nativeAbi)) {
                add(Kind.ABI, "Calls through the native entry (" + nativeAbi.label() + ").");
            }
            Set<String> absent = new TreeSet<>();
            for (SystemCall call : rule.everyCall() ? List.<SystemCall>of() : rule.calls()) {
                rule.abis().stream()
                        .filter(abi -> !call.isOn(abi))
                        .forEach(abi -> absent.add(call.name() + " (" + abi.label() + ")"));
            }
            if (!absent.isEmpty()) {
                add(Kind.ABI, "Left out, since the ABI has no such call: " + listed(absent) + ".");
            }
            Set<String> joined = new TreeSet<>();
            for (SystemCall call : rule.calls()) {
                for (Entry entry : call.entries()) {
                    if (rule.abis().contains(entry.abi()) && entry.selector().isPresent()) {
                        joined.add(entry.name());
                    }
                }
            }
            if (!joined.isEmpty()) {
                add(Kind.ABI, "Calls through " + listed(joined) + " where their arguments in memory cannot be read.");
            }
        }

        private void otherCalls() {
            Set<String> named = new TreeSet<>();
            rule.calls().forEach(call -> named.add(call.name()));
            Set<String> others = new TreeSet<>();
            for (SystemCall other : ruleSet.catalog().calls()) {
                if (!named.contains(other.name())
                        && rule.abis().stream().anyMatch(other::isOn)
                        && rule.calls().stream().anyMatch(other::doesTheSameAs)) {
                    others.add(other.name());
                }
            }
            if (!others.isEmpty()) {
                add(Kind.OTHER_CALLS, "The same done by another call: " + listed(others) + ".");
            }
        }

        private void exempt() {
            if (refuses()) {
                add(
                        Kind.EXEMPT,
                        "Process 1, kernel threads and the command that uploads the rules, unless the filter names"
                                + " them.");
            } else {
                add(Kind.EXEMPT, "Calls of the programs that read the events (`sctlog`, `sctrace`).");
            }
        }

        private void namespaces() {
            if (reads(FilterReads::capabilities)) {
                add(
                        Kind.NAMESPACES,
                        "Capabilities within another user namespace: `CAPABLE` is false there, also for a container's"
                                + " root.");
            }
        }

        private static String listed(Set<String> names) {
            List<String> first =
                    names.stream().limit(8).map(name -> "`" + name + "`").toList();
            int more = names.size() - first.size();
            return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
        }
    }
}
