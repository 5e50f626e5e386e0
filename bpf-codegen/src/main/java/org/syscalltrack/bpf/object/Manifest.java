package org.syscalltrack.bpf.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.bpf.elf.ObjectFormatException;

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
    private static final Pattern RULE = Pattern.compile("rule (\\d+) (\\S+) \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern POINT =
            Pattern.compile("(?:point|or) (\\S+) (\\S+) dispatcher=(\\S+) decision=(\\S+) programs=(\\S+)");

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
            text.append("rule ").append(i).append(' ').append(rules.get(i).action());
            text.append(" \"").append(quote(rules.get(i).name())).append("\"\n");
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
        text.append(" programs=").append(point.programs()).append('\n');
    }

    /** The manifest with the first choice of each point that serves on a machine; the first of all where none does. */
    public Manifest choose(Predicate<PointEntry> serves) {
        List<PointEntry> chosen = new ArrayList<>();
        for (PointEntry point : points) {
            chosen.add(point.choices().stream()
                    .filter(serves)
                    .findFirst()
                    .orElse(point)
                    .alone());
        }
        return new Manifest(toolVersion, target, rules, chosen);
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
                rules.add(rule(match(RULE, line, i), rules.size(), i));
            } else if (line.startsWith("point ")) {
                points.add(point(match(POINT, line, i)));
            } else if (line.startsWith("or ") && !points.isEmpty()) {
                int last = points.size() - 1;
                List<PointEntry> alternatives = new ArrayList<>(points.get(last).alternatives());
                alternatives.add(point(match(POINT, line, i)));
                points.set(last, points.get(last).with(alternatives));
            } else if (!line.isEmpty()) {
                throw damaged(i, line);
            }
        }
        return new Manifest(toolVersion, target, rules, points);
    }

    private static RuleEntry rule(Matcher match, int expected, int line) {
        if (!match.group(1).equals(Integer.toString(expected))) {
            throw damaged(line, match.group());
        }
        return new RuleEntry(match.group(2), unquote(match.group(3)));
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

    private static String quote(String name) {
        return name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unquote(String quoted) {
        StringBuilder out = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            out.append(escaped && c == 'n' ? '\n' : escaped && c == 'r' ? '\r' : c);
            escaped = false;
        }
        return out.toString();
    }
}
