package org.syscalltrack.dsl.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Makes broken rule files out of good and bad ones: seeded, so that a failure can be played again. */
public final class SourceMutator {
    private static final List<String> FRAGMENTS = List.of(
            "rule {",
            "test {",
            "}",
            "{",
            "(",
            ")",
            "[",
            "]",
            "=",
            "==",
            ",",
            ";",
            "\"",
            "'",
            "/*",
            "*/",
            "#",
            "//",
            "\\",
            "%{",
            "%",
            "%%",
            "%comm",
            "%param[",
            "log_format {",
            "log_format = {",
            "filter_expression {",
            "action {",
            "syscall_name =",
            "rule_name = r",
            "when = before",
            "in",
            "not in",
            "not",
            "startswith",
            "PARAMS[1]",
            "PATH(*)",
            "path(*)",
            "FILE(1).ino",
            "UID",
            "0x",
            "08",
            "10..20",
            "1.5",
            "->",
            "..",
            ".",
            "&&",
            "||",
            "!",
            "<>",
            "===",
            "?",
            ":",
            "and",
            "macro m(a) =",
            "const A =",
            "list L = {",
            "include \"x\"",
            "\n",
            "\r",
            "\t",
            "\u00a0",
            "\u201c",
            "\ufeff",
            "\ud83d\ude00",
            "\u202e",
            "\u0000",
            "rate = 10/s burst 50",
            "timeout = 30s",
            "call = f(",
            "{ .a = 1 }",
            "expect { nothing }",
            "*",
            "%file",
            "RULE",
            "Filter_Expression {");

    private final Random random;
    private final List<byte[]> seeds;

    /** Mutates these inputs; equal seeds give equal results. */
    public SourceMutator(long seed, List<Path> inputs) {
        this.random = new Random(seed);
        this.seeds = inputs.stream().map(SourceMutator::read).toList();
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next input. */
    public byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        int mutations = 1 + random.nextInt(6);
        for (int i = 0; i < mutations; i++) {
            bytes = mutated(bytes);
        }
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, at + length, new byte[0]);
            case 1 -> joined(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 2 -> joined(bytes, at, at + Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
            case 3 -> joined(bytes, at, at, slice(seeds.get(random.nextInt(seeds.size()))));
            default -> {
                String fragment = " " + FRAGMENTS.get(random.nextInt(FRAGMENTS.size())) + " ";
                yield joined(bytes, at, at + random.nextInt(length + 1), fragment.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private byte[] slice(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(60));
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
