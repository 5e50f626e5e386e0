package org.syscalltrack.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.SourceFile;

/** Reads what {@link RuleArchive} wrote. */
final class RuleArchiveReader {
    private RuleArchiveReader() {}

    static boolean isArchive(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".jar");
    }

    static FrontEndResult check(Catalog catalog, Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            ZipEntry entry = jar.getEntry(RuleArchive.RULES);
            if (entry == null) {
                throw new IOException(file + " holds no rules: sctc compile --target jvm makes such a jar");
            }
            SourceFile rules = SourceFile.ofBytes(
                    file.getFileName() + "!/" + RuleArchive.RULES,
                    file.toAbsolutePath() + "!/" + RuleArchive.RULES,
                    jar.getInputStream(entry).readAllBytes());
            return new FrontEnd(catalog, architecture(file, jar.getManifest()))
                    .check(List.of(rules), new DiskSourceLoader(Path.of("")));
        }
    }

    private static Architecture architecture(Path file, Manifest manifest) throws IOException {
        String label = manifest.getMainAttributes().getValue(RuleArchive.ARCHITECTURE);
        return Optional.ofNullable(label)
                .flatMap(Architecture::of)
                .orElseThrow(() -> new IOException(file + " is for no architecture that is known: " + label));
    }
}
