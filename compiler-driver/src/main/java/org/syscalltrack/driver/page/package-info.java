/**
 * The HTML page of a rule set. {@link org.syscalltrack.driver.page.PageContent} gathers what there is to show, a class
 * for each section writes it.
 */
@NullMarked
package org.syscalltrack.driver.page;

import org.jspecify.annotations.NullMarked;
