package org.syscalltrack.maven.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * The rule files of a directory.
 *
 * @param base the project's directory; files are named relative to it, so that products do not depend on where it lies
 * @param directory where rule files lie; may be missing
 * @param includes patterns as Maven writes them, relative to {@code directory}: {@code **}{@code /*.sct}
 * @param excludes patterns of files to leave out
 */
public record RuleSources(Path base, Path directory, List<String> includes, List<String> excludes) {
    /** Copies the lists. */
    public RuleSources {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * The rule sets that the files make, in the order of their names.
     *
     * @param together the name of the one rule set that all files make; empty: each file is a rule set of its own
     */
    public List<RuleSetFiles> ruleSets(String together) {
        List<String> places = places();
        if (places.isEmpty()) {
            return List.of();
        }
        if (!together.isEmpty()) {
            return List.of(
                    new RuleSetFiles(together, places.stream().map(this::nameOf).toList()));
        }
        List<RuleSetFiles> sets = new ArrayList<>();
        for (String place : places) {
            sets.add(new RuleSetFiles(withoutSuffix(place), List.of(nameOf(place))));
        }
        return sets;
    }

    /** All files, named relative to {@link #base}, in order. */
    public List<String> files() {
        return places().stream().map(this::nameOf).toList();
    }

    /** The directory, named relative to {@link #base}. */
    public String directoryName() {
        return relative(directory);
    }

    private List<String> places() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(directory.toFile());
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        List<String> places = new ArrayList<>();
        for (String place : scanner.getIncludedFiles()) {
            places.add(place.replace('\\', '/'));
        }
        Collections.sort(places);
        return places;
    }

    private String nameOf(String place) {
        return relative(directory.resolve(place));
    }

    private String relative(Path path) {
        return base.toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private static String withoutSuffix(String place) {
        int dot = place.lastIndexOf('.');
        return dot > place.lastIndexOf('/') + 1 ? place.substring(0, dot) : place;
    }
}
