package org.syscalltrack.driver;

import org.syscalltrack.dsl.source.ByteString;

/**
 * A file that a compilation makes.
 *
 * @param path where, relative to the output directory, {@code /}-separated
 * @param content all of it
 */
public record Product(String path, ByteString content) {}
