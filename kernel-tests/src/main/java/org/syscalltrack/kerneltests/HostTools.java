package org.syscalltrack.kerneltests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the host needs before a guest can start. */
final class HostTools {
    private HostTools() {}

    /** Finds a program as execvp(3) would. */
    static Optional<Path> find(String program) {
        for (String directory :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
            Path candidate = Path.of(directory, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * Fails with the package to install where a program is missing.
     *
     * @throws GuestException of kind {@link GuestException.Kind#NOT_AVAILABLE}
     */
    static void require() {
        require(QemuCommand.PROGRAM, "qemu-system-x86");
        require("setpriv", "util-linux");
    }

    static void require(String program, String debianPackage) {
        if (find(program).isEmpty()) {
            throw new GuestException(
                    GuestException.Kind.NOT_AVAILABLE,
                    "the command '" + program + "' is missing: install the Debian package " + debianPackage);
        }
    }
}
