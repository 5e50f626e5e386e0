/** Tests of the page of a rule set. */
@NullMarked
package org.syscalltrack.driver.page;

import org.jspecify.annotations.NullMarked;
