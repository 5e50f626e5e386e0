package org.syscalltrack.runtime.pin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.syscalltrack.runtime.MachineException;

/**
 * A lock that the kernel lets go of when its holder ends, however it ends. The lock's file lies in {@code /run}, which
 * only root can write, holds the process id of its holder and is never removed: a second holder could else lock a file
 * that no one finds any more.
 */
public final class StateLock implements AutoCloseable {
    /** Longer than any process id. */
    private static final int LONGEST_OWNER = 32;

    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Which of our locks. */
    public enum Kind {
        /** Held while a command changes the pinned state. */
        STATE("syscalltrack.lock"),
        /** Held while a reader takes events out of the ring buffer. */
        READER("syscalltrack-reader.lock");

        private final String file;

        Kind(String file) {
            this.file = file;
        }
    }

    /**
     * Takes a lock, and waits for whoever holds it.
     *
     * @param directory {@code /run}
     */
    public static StateLock take(Path directory, Kind kind) {
        FileChannel channel = open(directory.resolve(kind.file));
        try {
            // The lock lives as long as its channel.
            if (channel.lock() == null) {
                throw new IllegalStateException("a blocking lock was not given");
            }
            return owned(channel);
        } catch (IOException e) {
            throw refused(directory.resolve(kind.file), e);
        }
    }

    /**
     * Takes a lock, if no other process holds it.
     *
     * @return the lock; empty where it is held
     */
    public static Optional<StateLock> tryTake(Path directory, Kind kind) {
        FileChannel channel = open(directory.resolve(kind.file));
        try {
            if (channel.tryLock() != null) {
                return Optional.of(owned(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return Optional.empty();
        } catch (IOException e) {
            throw refused(directory.resolve(kind.file), e);
        }
    }

    /** Returns the process that took a lock last; empty where no one ever did. */
    public static Optional<String> owner(Path directory, Kind kind) {
        try (FileChannel channel = open(directory.resolve(kind.file))) {
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST_OWNER);
            if (channel.read(bytes) <= 0) {
                return Optional.empty();
            }
            return Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw refused(directory.resolve(kind.file), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new MachineException("cannot let go of a lock: " + e.getMessage(), e);
        }
    }

    private static StateLock owned(FileChannel channel) throws IOException {
        byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner), 0);
        return new StateLock(channel);
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static MachineException refused(Path file, IOException cause) {
        return new MachineException("cannot lock " + file + ": " + cause.getMessage(), cause);
    }
}
