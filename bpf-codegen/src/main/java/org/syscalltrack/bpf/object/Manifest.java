package org.syscalltrack.bpf.object;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.bpf.elf.ObjectFormatException;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.ManifestRule;

/**
 * The object's section {@code .sct.manifest}: what made it, its rules and its decision points. The text form is stated
 * in {@code docs/object-format.md}.
 *
 * @param toolVersion the version of syscalltrack that wrote the object
 * @param target the architecture and kernel that it was made for, as written
 * @param rules in the order of their numbers
 * @param points in the order of the file
 */
public record Manifest(String toolVersion, String target, List<RuleEntry> rules, List<PointEntry> points) {
    private static final String HEADER = "syscalltrack-object 1";
    private static final Pattern POINT =
            Pattern.compile("point (\\S+) (\\S+) dispatcher=(\\S+) decision=(\\S+) programs=(\\S+)");

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
        for (int i = 0; i < rules.size(); i++) {
            RuleEntry rule = rules.get(i);
            text.append(new ManifestRule(i, rule.action(), rule.name()).write()).append('\n');
            for (KeyEntry key : rule.keys()) {
                text.append(key.write()).append('\n');
            }
        }
        for (PointEntry point : points) {
            text.append("point ").append(point);
            text.append(" dispatcher=").append(point.dispatcher());
            text.append(" decision=").append(point.decision());
            text.append(" programs=").append(point.programs()).append('\n');
        }
        return text.toString();
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
        List<RuleEntry> rules = new ArrayList<>();
        List<PointEntry> points = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("tool ")) {
                toolVersion = line.substring("tool ".length());
            } else if (line.startsWith("target ")) {
                target = line.substring("target ".length());
            } else if (line.startsWith("rule ")) {
                rules.add(rule(line, rules.size(), i));
            } else if (line.startsWith("key ") && !rules.isEmpty()) {
                int number = i;
                KeyEntry key = KeyEntry.read(line).orElseThrow(() -> damaged(number, line));
                int last = rules.size() - 1;
                rules.set(last, rules.get(last).with(key));
            } else if (line.startsWith("point ")) {
                points.add(point(match(POINT, line, i)));
            } else if (!line.isEmpty()) {
                throw damaged(i, line);
            }
        }
        return new Manifest(toolVersion, target, rules, points);
    }

    private static RuleEntry rule(String line, int expected, int number) {
        return ManifestRule.read(line)
                .filter(rule -> rule.index() == expected)
                .map(rule -> new RuleEntry(rule.action(), rule.name(), List.of()))
                .orElseThrow(() -> damaged(number, line));
    }

    private static PointEntry point(Matcher match) {
        return new PointEntry(match.group(1), match.group(2), match.group(3), match.group(4), match.group(5));
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
