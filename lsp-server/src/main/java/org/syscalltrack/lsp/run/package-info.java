/** What is done with rules beyond reading them: running their tests, compiling them for their cost and their code. */
@NullMarked
package org.syscalltrack.lsp.run;

import org.jspecify.annotations.NullMarked;
