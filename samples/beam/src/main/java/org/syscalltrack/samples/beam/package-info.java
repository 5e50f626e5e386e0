/**
 * Rules as a function in a pipeline: the rule set is loaded once for each worker, every file of a directory of logs is
 * replayed by it, and what the rules say is grouped and counted. The pipeline says nothing of where it runs: Beam's
 * direct runner takes it on one machine, those of Flink and Spark on many.
 */
@NullMarked
package org.syscalltrack.samples.beam;

import org.jspecify.annotations.NullMarked;
