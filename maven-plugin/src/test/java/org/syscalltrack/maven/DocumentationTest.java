package org.syscalltrack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/maven.md} shows is what the plugin has, and what its projects are built with. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "maven.md");
    private static final Path SOURCES = Path.of("src/main/java/org/syscalltrack/maven");

    @Test
    void theSixLinesAreThoseOfTheFreshProject() throws IOException {
        String shown = first("```xml\\n(.*?)```", Files.readString(PAGE));
        assertThat(shown.lines().filter(line -> !line.contains("plugin>"))).hasSizeLessThanOrEqualTo(6);
        String built = first("(<plugin>.*?</plugin>)", Files.readString(Path.of("src/it/fresh/pom.xml")));
        assertThat(squeezed(shown)).isEqualTo(squeezed(built));
    }

    @Test
    void everyGoalAndParameterOfThePageIsThere() throws IOException {
        String page = Files.readString(PAGE);
        String sources = sources();
        assertThat(all("`sct:([a-z-]+)`", page))
                .contains("compile", "test", "check", "format", "format-check", "doc", "help")
                .allSatisfy(goal -> assertThat(sources).containsPattern("name = \"" + goal + "\"|goal help"));
        String parameters = first("(\\| parameter .*?)\\n\\n", page);
        assertThat(all("(?m)^\\| (`[^|]*`) \\|", parameters))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(all("`([A-Za-z]+)`", row))
                        .allSatisfy(name -> assertThat(sources).contains("property = \"sct." + name + "\"")));
    }

    @Test
    void everyParameterThatIsOursIsNamedAfterItsProperty() throws IOException {
        Matcher parameters = Pattern.compile(
                        "property = \"sct\\.(\\w+)\"[^;]*?private (?:[\\w<>]+) (\\w+)", Pattern.DOTALL)
                .matcher(sources());
        List<String> different = parameters
                .results()
                .filter(found -> !found.group(1).equals(found.group(2)))
                .map(found -> found.group(1) + " is " + found.group(2))
                .toList();
        assertThat(different).isEmpty();
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder("goal help is generated\n");
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.filter(name -> name.toString().endsWith("Mojo.java"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String squeezed(String xml) {
        return xml.replaceAll("\\s+", "").replaceAll("<version>[^<]*</version>", "<version/>");
    }
}
