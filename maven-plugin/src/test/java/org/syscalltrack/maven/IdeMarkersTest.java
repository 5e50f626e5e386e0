package org.syscalltrack.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.syscalltrack.driver.Target;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.maven.build.CompileOptions;
import org.syscalltrack.maven.build.RuleCompilation;
import org.syscalltrack.maven.build.RuleContext;
import org.syscalltrack.maven.build.RuleSources;
import org.syscalltrack.maven.build.SystemCalls;

/**
 * What Eclipse's m2e hears of a compilation. It puts its own implementation of the old build context beneath the build
 * API's one (plexus-build-api, {@code DefaultBuildContext}), as done here.
 */
class IdeMarkersTest {
    @TempDir
    Path base = Path.of("");

    private final List<String> heard = new ArrayList<>();
    private Path rules = Path.of("");

    @BeforeEach
    void place() throws IOException {
        rules = base.resolve("src/main/sct/web.sct");
        Files.createDirectories(rules.getParent());
    }

    @Test
    void aWarningIsMarkedAndTheProductIsReadAgain() throws IOException {
        compile(rule("PARAMS[pathname] == \"/etc/passwd\""));
        assertEquals(
                List.of(
                        "removeMessages web.sct",
                        "addMessage web.sct 4 23 `PARAMS[pathname]` is compared with an absolute path [SCT0403] "
                                + BuildContext.SEVERITY_WARNING,
                        "refresh web.bpf.o",
                        "refresh web.fingerprint"),
                heard);
    }

    @Test
    void anErrorIsMarkedAndGoneWhenMended() throws IOException {
        compile(rule("UID = 0"));
        assertEquals("removeMessages web.sct", heard.get(0));
        assertEquals("addMessage web.sct 4 27", heard.get(1).substring(0, 23));
        assertEquals(
                BuildContext.SEVERITY_ERROR, heard.get(1).charAt(heard.get(1).length() - 1) - '0');
        assertEquals(
                1, heard.stream().filter(call -> call.startsWith("addMessage")).count());
        heard.clear();
        compile(rule("UID == 0"));
        assertEquals(List.of("removeMessages web.sct", "refresh web.bpf.o", "refresh web.fingerprint"), heard);
    }

    private static String rule(String condition) {
        return "rule {\n  syscall_name = unlink\n  rule_name = deleted\n  filter_expression { " + condition
                + " }\n  action { type = LOG }\n}\n";
    }

    private void compile(String text) throws IOException {
        Files.writeString(rules, text);
        BuildContext eclipse = (BuildContext) Proxy.newProxyInstance(
                BuildContext.class.getClassLoader(),
                new Class<?>[] {BuildContext.class},
                (proxy, method, arguments) -> {
                    heard.add(said(method.getName(), arguments));
                    return null;
                });
        IdeMarkers markers = new IdeMarkers(new DefaultBuildContext(eclipse), eclipse);
        RuleSources sources = new RuleSources(base, base.resolve("src/main/sct"), List.of("**/*.sct"), List.of());
        CompileOptions options = new CompileOptions(
                List.of(Target.BPF),
                "",
                false,
                base.resolve("target/sct"),
                base.resolve("target/state"),
                "tools",
                false);
        new RuleCompilation(
                        new RuleContext(base, SystemCalls.standard(), Architecture.X86_64, List.of()),
                        options,
                        new Reporter(SystemStreamLog::new, markers))
                .run(sources.ruleSets(""));
    }

    /** A call with its arguments, files by their last names, without a cause. */
    private static String said(String method, Object[] arguments) {
        StringBuilder text = new StringBuilder(method);
        for (Object argument : arguments) {
            if (argument instanceof java.io.File file) {
                text.append(' ').append(file.getName());
            } else if (argument != null) {
                text.append(' ').append(argument);
            }
        }
        return text.toString();
    }
}
