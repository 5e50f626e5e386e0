/** Tests of the catalog against what others say: the machine's headers and compiler, and the packages it comes from. */
package org.syscalltrack.generator;
