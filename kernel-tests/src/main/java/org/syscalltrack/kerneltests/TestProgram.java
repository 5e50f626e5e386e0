package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Small C programs that make chosen system calls; a guest sees the result through its root.
 *
 * <p>They are linked statically, so that a run makes few calls besides those in its source.
 */
public final class TestProgram {
    private static final int COMPILE_SECONDS = 120;

    /** The call ABI a program is built for. */
    public enum Abi {
        /** x86-64, with the C library. */
        X86_64("-static"),
        /**
         * i386, whose calls go through int 0x80. There is no C library for it on a plain amd64 host, so
         * the source brings its own {@code _start} and makes its calls itself.
         */
        I386("-m32 -static -nostdlib -ffreestanding -fno-stack-protector -fno-pie -no-pie");

        private final String flags;

        Abi(String flags) {
            this.flags = flags;
        }
    }

    private TestProgram() {}

    /**
     * Compiles a program with gcc.
     *
     * @param name the file's name, without {@code .c}
     * @param source C text
     * @param directory host directory for the result; the name in it carries the source's checksum,
     *     so that a running guest never sees a file change
     * @return the executable
     * @throws GuestException with gcc's messages when it refuses the source, or when it is missing
     */
    public static Path compile(String name, String source, Abi abi, Path directory) {
        HostTools.require("gcc", "gcc");
        CRC32 checksum = new CRC32();
        checksum.update((source + abi).getBytes(StandardCharsets.UTF_8));
        String mark = HexFormat.of().toHexDigits((int) checksum.getValue());
        Path program = directory.resolve(name + "-" + mark).toAbsolutePath().resolve(name);
        if (Files.exists(program)) {
            return program;
        }
        try {
            Files.createDirectories(program.getParent());
            Path made = Files.createTempFile(program.getParent(), name, ".new");
            List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu11", "-O1", "-Wall", "-Werror"));
            command.addAll(List.of(abi.flags.split(" ", -1)));
            command.addAll(List.of("-x", "c", "-o", made.toString(), "-"));
            Path messages = Files.createTempFile(program.getParent(), name, ".log");
            Process gcc = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile())
                    .start();
            try (var input = gcc.getOutputStream()) {
                input.write(source.getBytes(StandardCharsets.UTF_8));
            }
            if (!gcc.waitFor(COMPILE_SECONDS, TimeUnit.SECONDS) || gcc.exitValue() != 0) {
                gcc.destroyForcibly();
                throw new GuestException(
                        GuestException.Kind.NOT_AVAILABLE,
                        "gcc cannot build the test program " + name + " (" + abi + ")\n" + Files.readString(messages));
            }
            Files.delete(messages);
            return Files.move(made, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new GuestException(
                    GuestException.Kind.NOT_AVAILABLE,
                    "cannot build the test program " + name + ": " + failed.getMessage(),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GuestException(
                    GuestException.Kind.NOT_AVAILABLE, "interrupted while gcc built " + name, interrupted);
        }
    }
}
