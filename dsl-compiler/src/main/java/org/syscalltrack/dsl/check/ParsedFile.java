package org.syscalltrack.dsl.check;

import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/**
 * A file of a program.
 *
 * @param tree its tokens and its tree
 * @param isNamed whether the user named it; else it was only included
 */
public record ParsedFile(SyntaxTree tree, boolean isNamed) {
    /** Its text. */
    public SourceFile source() {
        return tree.file();
    }
}
