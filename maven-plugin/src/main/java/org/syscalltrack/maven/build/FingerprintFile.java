package org.syscalltrack.maven.build;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fingerprints as text: one fact a line, its words apart by blanks and escaped as in URLs. */
final class FingerprintFile {
    private static final String HEADER = "syscalltrack-fingerprint 1";

    private FingerprintFile() {}

    static String write(Fingerprint fingerprint) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        line(text, "settings", fingerprint.settings());
        line(text, "warnings", Long.toString(fingerprint.warnings()));
        for (Fingerprint.Answer answer : fingerprint.lookups()) {
            line(text, "lookup", Integer.toString(answer.from()), answer.path(), answer.digest());
        }
        fingerprint.products().forEach((place, digest) -> line(text, "product", place, digest));
        return text.toString();
    }

    /** Reads a fingerprint; empty for anything that is none, such as another version's. */
    static Optional<Fingerprint> read(String text) {
        String settings = "";
        long warnings = 0;
        List<Fingerprint.Answer> answers = new ArrayList<>();
        Map<String, String> products = new TreeMap<>();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            return Optional.empty();
        }
        try {
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "settings" -> settings = words[1];
                    case "warnings" -> warnings = Long.parseLong(words[1]);
                    case "lookup" ->
                        answers.add(new Fingerprint.Answer(Integer.parseInt(words[1]), decoded(words[2]), words[3]));
                    case "product" -> products.put(decoded(words[1]), words[2]);
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // Damaged: then everything is made again.
            return Optional.empty();
        }
        return Optional.of(new Fingerprint(settings, answers, products, warnings));
    }

    private static void line(StringBuilder text, String... words) {
        for (int index = 0; index < words.length; index++) {
            text.append(index == 0 ? "" : " ").append(URLEncoder.encode(words[index], StandardCharsets.UTF_8));
        }
        text.append('\n');
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
