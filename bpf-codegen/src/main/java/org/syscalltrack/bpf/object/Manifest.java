package org.syscalltrack.bpf.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.bpf.elf.ObjectFormatException;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.ManifestRule;

/**
 * The object's section {@code .sct.manifest}: what made it, its rules and its decision points. The text form is stated
 * in {@code docs/object-format.md}.
 *
 * @param toolVersion the version of syscalltrack that wrote the object
 * @param target the architecture and kernel that it was made for, as written
 * @param kernels where all rules hold
 * @param rules in the order of their numbers
 * @param points in the order of the file
 */
public record Manifest(
        String toolVersion, String target, KernelRange kernels, List<RuleEntry> rules, List<PointEntry> points) {
    private static final String HEADER = "syscalltrack-object 1";
    private static final String RANGE = "(?: since=(\\S+))?(?: before=(\\S+))?";
    private static final Pattern POINT =
            Pattern.compile("(?:point|or) (\\S+) (\\S+) dispatcher=(\\S+) decision=(\\S+) programs=(\\S+)" + RANGE);
    private static final Pattern KERNELS = Pattern.compile("kernels" + RANGE);

    /** Copies the lists. */
    public Manifest {
        rules = List.copyOf(rules);
        points = List.copyOf(points);
    }

    /** The text form. */
    public String write() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("tool ").append(toolVersion).append('\n');
        text.append("target ").append(target).append('\n');
        if (!kernels.equals(KernelRange.ALL)) {
            text.append("kernels").append(kernels.attributes()).append('\n');
        }
        for (int i = 0; i < rules.size(); i++) {
            RuleEntry rule = rules.get(i);
            text.append(new ManifestRule(i, rule.action(), rule.name()).write()).append('\n');
            for (KeyEntry key : rule.keys()) {
                text.append(key.write()).append('\n');
            }
        }
        for (PointEntry point : points) {
            write(text, "point ", point);
            point.alternatives().forEach(alternative -> write(text, "or ", alternative));
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String keyword, PointEntry point) {
        text.append(keyword).append(point);
        text.append(" dispatcher=").append(point.dispatcher());
        text.append(" decision=").append(point.decision());
        text.append(" programs=").append(point.programs());
        text.append(point.kernels().attributes()).append('\n');
    }

    /**
     * The manifest for one machine: the points for its kernel, each with its first choice that serves there, or with the
     * first of all where none does.
     *
     * @param carries whether a point can be had there at all; those that cannot are left out
     */
    public Manifest choose(KernelVersion kernel, Predicate<PointEntry> carries, Predicate<PointEntry> serves) {
        List<PointEntry> chosen = new ArrayList<>();
        for (PointEntry point : points) {
            if (point.kernels().contains(kernel) && carries.test(point)) {
                chosen.add(point.choices().stream()
                        .filter(serves)
                        .findFirst()
                        .orElse(point)
                        .alone());
            }
        }
        return new Manifest(toolVersion, target, kernels, rules, chosen);
    }

    /**
     * Reads the text form.
     *
     * @throws ObjectFormatException with the line's number, where the text is of another version or damaged
     */
    public static Manifest read(String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            throw new ObjectFormatException("its manifest begins with \"" + lines[0] + "\" where this version reads \""
                    + HEADER + "\": compile the rules again with this version");
        }
        String toolVersion = "";
        String target = "";
        KernelRange kernels = KernelRange.ALL;
        List<RuleEntry> rules = new ArrayList<>();
        List<PointEntry> points = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("tool ")) {
                toolVersion = line.substring("tool ".length());
            } else if (line.startsWith("target ")) {
                target = line.substring("target ".length());
            } else if (line.startsWith("kernels ")) {
                kernels = range(match(KERNELS, line, i), 1, i);
            } else if (line.startsWith("rule ")) {
                rules.add(rule(line, rules.size(), i));
            } else if (line.startsWith("key ") && !rules.isEmpty()) {
                int number = i;
                KeyEntry key = KeyEntry.read(line).orElseThrow(() -> damaged(number, line));
                int last = rules.size() - 1;
                rules.set(last, rules.get(last).with(key));
            } else if (line.startsWith("point ")) {
                points.add(point(match(POINT, line, i), i));
            } else if (line.startsWith("or ") && !points.isEmpty()) {
                int last = points.size() - 1;
                List<PointEntry> alternatives = new ArrayList<>(points.get(last).alternatives());
                alternatives.add(point(match(POINT, line, i), i));
                points.set(last, points.get(last).with(alternatives));
            } else if (!line.isEmpty()) {
                throw damaged(i, line);
            }
        }
        return new Manifest(toolVersion, target, kernels, rules, points);
    }

    private static KernelRange range(Matcher match, int group, int line) {
        return new KernelRange(version(match, group, line), version(match, group + 1, line));
    }

    private static Optional<KernelVersion> version(Matcher match, int group, int line) {
        return Optional.ofNullable(match.group(group))
                .map(text -> KernelVersion.of(text).orElseThrow(() -> damaged(line, match.group())));
    }

    private static RuleEntry rule(String line, int expected, int number) {
        return ManifestRule.read(line)
                .filter(rule -> rule.index() == expected)
                .map(rule -> new RuleEntry(rule.action(), rule.name(), List.of()))
                .orElseThrow(() -> damaged(number, line));
    }

    private static PointEntry point(Matcher match, int line) {
        return new PointEntry(
                match.group(1),
                match.group(2),
                match.group(3),
                match.group(4),
                match.group(5),
                range(match, 6, line),
                List.of());
    }

    private static Matcher match(Pattern pattern, String line, int index) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw damaged(index, line);
        }
        return matcher;
    }

    private static ObjectFormatException damaged(int index, String line) {
        return new ObjectFormatException("line " + (index + 1) + " of its manifest is damaged: " + line);
    }
}
