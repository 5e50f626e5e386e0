package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** From a name to where it is defined, and to all other places where it stands. */
public final class NavigationFeature {
    private NavigationFeature() {}

    /** Where the name at a place is defined; of an include its file. */
    public static List<Location> definition(View view, Position position) {
        int offset = view.offset(position);
        List<SyntaxNode> path = Nodes.path(view, offset);
        Optional<Declaration.Include> include = Nodes.innermost(path, Declaration.Include.class);
        if (include.isPresent()) {
            return LinksFeature.target(view, include.get())
                    .map(uri -> List.of(new Location(uri, new Range(new Position(0, 0), new Position(0, 0)))))
                    .orElse(List.of());
        }
        return symbol(view, position)
                .map(symbol -> Occurrences.of(symbol, view).stream()
                        .filter(Occurrence::isDefinition)
                        .map(occurrence -> view.location(occurrence.span()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Where the name at a place stands, in every program that has the file.
     *
     * @param views one for each of those programs
     * @param withDefinition whether the definition is one of them
     */
    public static List<Location> references(View view, List<View> views, Position position, boolean withDefinition) {
        Optional<Symbol> symbol = symbol(view, position);
        List<Location> locations = new ArrayList<>();
        for (View each : views) {
            symbol.map(found -> Occurrences.of(found, each)).orElse(List.of()).stream()
                    .filter(occurrence -> withDefinition || !occurrence.isDefinition())
                    .map(occurrence -> each.location(occurrence.span()))
                    .filter(location -> !locations.contains(location))
                    .forEach(locations::add);
        }
        return locations;
    }

    /** Where the name at a place stands in this file. */
    public static List<DocumentHighlight> highlights(View view, Position position) {
        List<DocumentHighlight> highlights = new ArrayList<>();
        PartedTree tree = view.tree();
        symbol(view, position).ifPresent(symbol -> {
            for (Occurrence occurrence : Occurrences.of(symbol, tree)) {
                highlights.add(new DocumentHighlight(
                        view.range(occurrence.span()),
                        occurrence.isDefinition() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read));
            }
        });
        return highlights;
    }

    static Optional<Symbol> symbol(View view, Position position) {
        return Occurrences.at(view, view.offset(position)).map(Occurrence::symbol);
    }
}
