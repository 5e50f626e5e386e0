package org.syscalltrack.maven.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.syscalltrack.driver.CompileResult;
import org.syscalltrack.driver.CompilerDriver;
import org.syscalltrack.driver.Product;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.dsl.check.FrontEndResult;

/**
 * Compiles rule sets, each only where something has changed. The products of a rule set are written when all of them
 * could be made; those of a rule set that is gone are removed.
 */
public final class RuleCompilation {
    private static final String STATE_SUFFIX = ".fingerprint";

    private final RuleContext context;
    private final CompileOptions options;
    private final BuildListener listener;
    private final OutputTree output;
    private final OutputTree state;
    private final Tally tally;
    private final List<String> compiled = new ArrayList<>();
    private int unchanged;

    /** Compiles what the files mean in {@code context}. */
    public RuleCompilation(RuleContext context, CompileOptions options, BuildListener listener) {
        this.context = context;
        this.options = options;
        this.listener = listener;
        this.output = new OutputTree(options.outputDirectory(), listener);
        this.state = new OutputTree(options.stateDirectory(), listener);
        this.tally = new Tally(listener);
    }

    /** Compiles all rule sets; one with errors does not keep the others from it. */
    public Tally run(List<RuleSetFiles> sets) {
        Set<String> products = new HashSet<>();
        for (RuleSetFiles set : sets) {
            products.addAll(compile(set).keySet());
        }
        removeAbandoned(sets, products);
        tell(sets.size());
        return tally;
    }

    /** The names of the rule sets that were compiled, not found unchanged. */
    public List<String> compiled() {
        return List.copyOf(compiled);
    }

    private Map<String, String> compile(RuleSetFiles set) {
        Optional<Fingerprint> recorded = fingerprint(set.name());
        String settings = settings(set);
        if (!options.force() && recorded.isPresent() && recorded.get().stillHolds(settings, context.loader(), output)) {
            unchanged++;
            tellOldWarnings(set, recorded.get());
            return recorded.get().products();
        }
        RuleCheck.begin(set, context.base(), listener);
        Map<String, String> before = recorded.map(Fingerprint::products).orElse(Map.of());
        CompilerDriver driver = context.driver();
        FrontEndResult checked = driver.check(set.files());
        long warnings = tally.add(checked.diagnostics());
        Optional<List<Product>> products = checked.hasErrors() ? Optional.empty() : products(set, driver, checked);
        if (products.isEmpty() || (options.failOnWarning() && warnings > 0)) {
            // What was made before no longer stands for these files; the next build must not take it for current.
            record(set, new Fingerprint("", List.of(), before, warnings));
            return before;
        }
        Map<String, String> made = write(products.get());
        output.remove(before.keySet().stream()
                .filter(place -> !made.containsKey(place))
                .toList());
        record(set, new Fingerprint(settings, Fingerprint.answers(driver.lookups()), made, warnings));
        compiled.add(set.name());
        return made;
    }

    /** All products of all targets; empty where a target refuses a rule. A file without rules has none. */
    private Optional<List<Product>> products(RuleSetFiles set, CompilerDriver driver, FrontEndResult checked) {
        List<Product> products = new ArrayList<>();
        if (checked.ruleSet().orElseThrow().rules().isEmpty()) {
            return Optional.of(products);
        }
        boolean refused = false;
        for (Target target : options.targets()) {
            CompileResult result = driver.compile(checked, new TargetOptions(target, set.name(), options.kernel()));
            if (result instanceof CompileResult.Compiled made) {
                products.addAll(made.products());
            } else {
                ((CompileResult.Refused) result).reasons().forEach(tally::add);
                refused = true;
            }
        }
        return refused ? Optional.empty() : Optional.of(products);
    }

    private Map<String, String> write(List<Product> products) {
        Map<String, String> made = new TreeMap<>();
        for (Product product : products) {
            byte[] content = product.content().toByteArray();
            output.write(product.path(), content);
            made.put(product.path(), Digest.of(content));
        }
        return made;
    }

    private String settings(RuleSetFiles set) {
        List<String> facts = new ArrayList<>(List.of(
                ToolVersion.current(),
                options.toolDigest(),
                context.systemCalls().digest(),
                context.architecture().label(),
                options.kernel(),
                Boolean.toString(options.failOnWarning())));
        options.targets().forEach(target -> facts.add(target.label()));
        facts.addAll(set.files());
        return Digest.of(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Fingerprint> fingerprint(String set) {
        return state.read(set + STATE_SUFFIX)
                .flatMap(bytes -> FingerprintFile.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    private void record(RuleSetFiles set, Fingerprint fingerprint) {
        state.write(
                set.name() + STATE_SUFFIX, FingerprintFile.write(fingerprint).getBytes(StandardCharsets.UTF_8));
    }

    private void removeAbandoned(List<RuleSetFiles> sets, Set<String> products) {
        for (String place : state.files()) {
            String name = place.substring(0, place.length() - STATE_SUFFIX.length());
            if (place.endsWith(STATE_SUFFIX)
                    && sets.stream().noneMatch(set -> set.name().equals(name))) {
                fingerprint(name)
                        .ifPresent(old -> output.remove(old.products().keySet().stream()
                                .filter(product -> !products.contains(product))
                                .toList()));
                state.remove(List.of(place));
            }
        }
    }

    private void tellOldWarnings(RuleSetFiles set, Fingerprint fingerprint) {
        if (fingerprint.warnings() > 0) {
            listener.told(set.name() + " is unchanged; the " + fingerprint.warnings()
                    + (fingerprint.warnings() == 1 ? " warning" : " warnings")
                    + " of last time still holds (-Dsct.force says it again)");
        }
    }

    private void tell(int sets) {
        if (sets == 0) {
            listener.told("No rule files to compile");
        } else if (unchanged == sets) {
            listener.told("Nothing to compile: rules, includes, options and plugin are unchanged");
        } else if (tally.errors() == 0) {
            listener.told("Compiled " + compiled.size() + (compiled.size() == 1 ? " rule set" : " rule sets") + " to "
                    + String.join(
                            ", ", options.targets().stream().map(Target::label).toList())
                    + (unchanged > 0 ? "; " + unchanged + " unchanged" : ""));
        }
    }
}
