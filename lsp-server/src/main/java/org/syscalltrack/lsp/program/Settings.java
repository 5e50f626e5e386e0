package org.syscalltrack.lsp.program;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.CatalogException;

/**
 * What the user can set, under {@code sct} in the client's configuration.
 *
 * @param catalog the catalog of calls; another one by {@code sct.catalog.file}
 * @param architecture {@code sct.architecture}
 * @param kernel {@code sct.kernel}: the kernel that costs are told for; empty: any
 * @param inlayHints {@code sct.inlayHints.enabled}
 * @param costs {@code sct.codeLens.costs}: whether lenses show instruction counts
 * @param explanationLink {@code sct.explanations.link}: where the client finds the page of a finding, with {@code {id}} for
 *     its id; empty: nowhere
 */
public record Settings(
        Catalog catalog,
        Architecture architecture,
        String kernel,
        boolean inlayHints,
        boolean costs,
        String explanationLink) {
    /** What holds when nothing is set. */
    public static Settings standard() {
        return new Settings(Catalog.standard(), Architecture.X86_64, "", true, true, "");
    }

    /** The kernel that programs are compiled for; any where what is set is no version. */
    public TargetKernel targetKernel() {
        return KernelVersion.of(kernel)
                .<TargetKernel>map(TargetKernel.OfVersion::new)
                .orElseGet(TargetKernel.Any::new);
    }

    /** Where the client finds the page of a finding's id. */
    public Optional<String> explanationLink(String id) {
        return explanationLink.isEmpty() ? Optional.empty() : Optional.of(explanationLink.replace("{id}", id));
    }

    /** Settings, and what is wrong with them. */
    public record Reading(Settings settings, Optional<String> problem) {}

    /** Reads the client's {@code sct} section; what is not there or wrong keeps the standard value. */
    public static Reading read(@Nullable JsonElement section) {
        if (section == null || !section.isJsonObject()) {
            return new Reading(standard(), Optional.empty());
        }
        JsonObject object = section.getAsJsonObject();
        Settings settings = standard();
        Optional<String> problem = Optional.empty();
        Catalog catalog = settings.catalog;
        String file = text(object, "catalog", "file");
        if (!file.isEmpty()) {
            try {
                catalog = Catalog.load(Path.of(file));
            } catch (CatalogException | IllegalArgumentException e) {
                problem = Optional.of("sct.catalog.file: " + e.getMessage());
            }
        }
        Architecture architecture = settings.architecture;
        String word = text(object, "architecture", "");
        if (!word.isEmpty()) {
            Optional<Architecture> found = Architecture.of(word);
            if (found.isEmpty()) {
                problem =
                        Optional.of("sct.architecture: there is no " + word + "; there are x86_64, arm64 and riscv64");
            }
            architecture = found.orElse(architecture);
        }
        return new Reading(
                new Settings(
                        catalog,
                        architecture,
                        text(object, "kernel", ""),
                        flag(object, "inlayHints", "enabled"),
                        flag(object, "codeLens", "costs"),
                        text(object, "explanations", "link")),
                problem);
    }

    private static String text(JsonObject object, String name, String inner) {
        JsonElement value = member(object, name, inner);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static boolean flag(JsonObject object, String name, String inner) {
        JsonElement value = member(object, name, inner);
        return value == null || !value.isJsonPrimitive() || value.getAsBoolean();
    }

    private static @Nullable JsonElement member(JsonObject object, String name, String inner) {
        JsonElement value = object.get(name);
        if (inner.isEmpty() || value == null || !value.isJsonObject()) {
            return inner.isEmpty() ? value : null;
        }
        return value.getAsJsonObject().get(inner);
    }
}
