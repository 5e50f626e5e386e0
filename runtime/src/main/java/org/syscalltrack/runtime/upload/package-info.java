/**
 * The changes of the pinned state: upload, delete, unload, and the cleaning that each of them begins and ends with.
 */
@NullMarked
package org.syscalltrack.runtime.upload;

import org.jspecify.annotations.NullMarked;
