package org.syscalltrack.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentLink;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.document.Uris;
import org.syscalltrack.lsp.program.View;

/** Included files as links. */
public final class LinksFeature {
    private LinksFeature() {}

    /** The links of a file. */
    public static List<DocumentLink> of(View view) {
        List<DocumentLink> links = new ArrayList<>();
        for (SyntaxTree part : view.parts()) {
            for (Declaration declaration : part.root().declarations()) {
                if (declaration instanceof Declaration.Include include) {
                    Span path = include.path().span();
                    target(view, include).ifPresent(uri -> links.add(new DocumentLink(view.range(path), uri)));
                }
            }
        }
        return links;
    }

    /** The file that an include names, relative to the including one. */
    static Optional<String> target(View view, Declaration.Include include) {
        return Uris.path(view.uri()).flatMap(file -> {
            try {
                Path target = file.resolveSibling(String.valueOf(include.path().value()));
                return Optional.of(target.normalize().toUri().toString());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
