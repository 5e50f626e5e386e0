package org.syscalltrack.maven.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.syscalltrack.driver.Target;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;

/** A project on the disk, as tests need it. */
final class Project {
    static final List<String> RULE_FILES = List.of("**/*.sct");

    final Path base;
    final Heard heard = new Heard();
    SystemCalls systemCalls = SystemCalls.standard();

    Project(Path base) {
        this.base = base;
    }

    /** A rule on unlink that logs where {@code condition} holds. */
    static String rule(String name, String condition) {
        return "rule {\n  syscall_name      = unlink\n  rule_name         = " + name + "\n  filter_expression { "
                + condition + " }\n  action            { type = LOG }\n}\n";
    }

    Project with(String name, String text) {
        try {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project withJar(String name, Map<String, String> files) {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(base.resolve(name)))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project without(String name) {
        try {
            Files.delete(base.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses a catalog with further lines before its first alias, which begins with an underscore. */
    Project withCatalog(String aliases) {
        try (InputStream standard = Catalog.class.getResourceAsStream("syscalls.dat")) {
            String text = new String(Objects.requireNonNull(standard).readAllBytes(), StandardCharsets.UTF_8);
            with("calls.dat", text.replaceFirst("(?m)^alias", aliases + "alias"));
            systemCalls = SystemCalls.of(base.resolve("calls.dat"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return Files.exists(base.resolve(name));
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(base.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RuleSources sources() {
        return new RuleSources(base, base.resolve("src/main/sct"), RULE_FILES, List.of());
    }

    RuleContext context(String... searchPath) {
        return new RuleContext(base, systemCalls, Architecture.X86_64, List.of(searchPath));
    }

    CompileOptions options() {
        return options("", false);
    }

    CompileOptions options(String kernel, boolean failOnWarning) {
        return new CompileOptions(
                List.of(Target.BPF),
                kernel,
                failOnWarning,
                base.resolve("target/sct"),
                base.resolve("target/state"),
                "tools",
                false);
    }

    /** Compiles, and returns the names of the rule sets that were not found unchanged. */
    List<String> compile(CompileOptions options, String... searchPath) {
        RuleCompilation compilation = new RuleCompilation(context(searchPath), options, heard);
        compilation.run(sources().ruleSets(""));
        return compilation.compiled();
    }
}
