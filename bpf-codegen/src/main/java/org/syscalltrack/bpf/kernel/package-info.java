/**
 * The kernel that an object is made for, and what it lacks. Without a wish an object is portable: each loader corrects
 * it for the running kernel (CO-RE), and what that kernel lacks shows there. With one it shows at the compiler, at the
 * rule that needs it.
 */
@NullMarked
package org.syscalltrack.bpf.kernel;

import org.jspecify.annotations.NullMarked;
