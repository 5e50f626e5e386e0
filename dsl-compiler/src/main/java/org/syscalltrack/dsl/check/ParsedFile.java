package org.syscalltrack.dsl.check;

import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.tree.RuleFile;

/**
 * A file of a program.
 *
 * @param source its text
 * @param tree what it says
 * @param isNamed whether the user named it; else it was only included
 */
public record ParsedFile(SourceFile source, RuleFile tree, boolean isNamed) {}
