package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.bpf.object.RuleEntry;
import org.syscalltrack.dsl.event.ByteEscaper;
import org.syscalltrack.dsl.event.EventJson;
import org.syscalltrack.dsl.event.EventValue;
import org.syscalltrack.dsl.source.JsonStrings;
import org.syscalltrack.runtime.counters.CountReader;
import org.syscalltrack.runtime.counters.CountedKey;
import org.syscalltrack.runtime.counters.CounterReader;
import org.syscalltrack.runtime.counters.RuleCounters;
import org.syscalltrack.runtime.pin.GenerationPins;

/** {@code sctlog --counts}: what the COUNT rules in the kernel have counted since they were uploaded. */
final class CountPrinter {
    private static final String COUNT = "COUNT";

    private final Machine machine;
    private final Terminal terminal;
    private final boolean json;

    CountPrinter(Machine machine, Terminal terminal, boolean json) {
        this.machine = machine;
        this.terminal = terminal;
        this.json = json;
    }

    /** Prints all counts, the rules in their order, of each the greatest number first. */
    void print() throws IOException {
        int generation = machine.state().generation();
        Optional<Manifest> manifest = machine.state().manifest(generation);
        List<RuleEntry> rules = manifest.map(Manifest::rules).orElse(List.of());
        if (rules.stream().noneMatch(rule -> rule.action().equals(COUNT))) {
            terminal.tell("sctlog: no rule in the kernel counts; give one the action COUNT and upload it");
            return;
        }
        GenerationPins pins = machine.state().layout().generation(generation);
        List<RuleCounters> counters = new CounterReader(machine.kernel()).read(pins.counters(), rules.size());
        for (int index = 0; index < counters.size(); index++) {
            RuleEntry rule = rules.get(index);
            if (rule.action().equals(COUNT)) {
                List<CountedKey> keys = new CountReader(machine.kernel()).read(pins.counts(index), rule.keys());
                print(rule, counters.get(index), keys);
            }
        }
    }

    private void print(RuleEntry rule, RuleCounters counters, List<CountedKey> keys) throws IOException {
        if (!json) {
            terminal.print("rule " + rule.name() + ": " + counters.matched());
        } else if (rule.keys().isEmpty()) {
            terminal.print(start(rule, counters.matched()) + ", \"key\": {}}");
        }
        long greatest =
                Math.max(counters.dropped(), keys.isEmpty() ? 0 : keys.get(0).count());
        int width = Long.toString(greatest).length();
        for (CountedKey key : keys) {
            terminal.print(json ? object(rule, key) : "  " + padded(key.count(), width) + text(rule, key));
        }
        if (!rule.keys().isEmpty() && counters.dropped() > 0) {
            terminal.print(
                    json
                            ? start(rule, counters.dropped()) + ", \"other\": true}"
                            : "  " + padded(counters.dropped(), width) + "  other: the table of this rule is full");
        }
    }

    private static String padded(long count, int width) {
        String digits = Long.toString(count);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String text(RuleEntry rule, CountedKey key) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < key.values().size(); i++) {
            out.append(i == 0 ? "  " : " ").append(rule.keys().get(i).label()).append('=');
            EventValue value = key.values().get(i);
            if (value instanceof EventValue.IntegerValue integer) {
                out.append(integer.value());
            } else if (value instanceof EventValue.StringValue text) {
                ByteEscaper.appendQuoted(out, text.bytes());
            } else {
                out.append('?');
            }
        }
        return out.toString();
    }

    private static String start(RuleEntry rule, long count) {
        StringBuilder out = new StringBuilder("{\"rule\": ");
        JsonStrings.append(out, rule.name());
        return out.append(", \"count\": ").append(count).toString();
    }

    private static String object(RuleEntry rule, CountedKey key) {
        StringBuilder out = new StringBuilder(start(rule, key.count())).append(", \"key\": {");
        for (int i = 0; i < key.values().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            JsonStrings.append(out, rule.keys().get(i).label());
            out.append(": ");
            EventJson.value(out, key.values().get(i));
        }
        return out.append("}}").toString();
    }
}
