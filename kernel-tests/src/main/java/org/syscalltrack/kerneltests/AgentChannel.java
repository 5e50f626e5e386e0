package org.syscalltrack.kerneltests;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Bytes to and from a guest's agent: a UNIX socket that QEMU joins to a virtio serial port.
 *
 * <p>Every wait has a limit and ends early when QEMU ends. The protocol is the agent's own; its head
 * comment states it.
 */
final class AgentChannel implements Closeable {
    private static final int LONGEST_LINE = 200;

    /** How often a wait looks whether QEMU is still there. */
    private static final long LOOK_MILLISECONDS = 200;

    private final SocketChannel socket;
    private final BooleanSupplier peerAlive;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16).flip();

    private AgentChannel(SocketChannel socket, BooleanSupplier peerAlive) {
        this.socket = socket;
        this.peerAlive = peerAlive;
    }

    /**
     * A socket that waits for QEMU. It lies in a fresh temporary directory and not in the build tree
     * because a UNIX socket's path has at most 107 bytes (unix(7)).
     */
    static final class Listener implements Closeable {
        private final Path directory;
        private final ServerSocketChannel server;

        Listener() throws IOException {
            directory = Files.createTempDirectory("sct-guest");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path()));
            server.configureBlocking(false);
        }

        Path path() {
            return directory.resolve("agent");
        }

        AgentChannel accept(Deadline deadline, BooleanSupplier peerAlive) throws IOException, TimeoutException {
            await(server, SelectionKey.OP_ACCEPT, deadline, peerAlive);
            SocketChannel socket = server.accept();
            socket.configureBlocking(false);
            return new AgentChannel(socket, peerAlive);
        }

        @Override
        public void close() throws IOException {
            server.close();
            Files.deleteIfExists(path());
            Files.deleteIfExists(directory);
        }
    }

    /** The moment at which waiting ends. */
    record Deadline(long nanoTime) {
        static Deadline in(Duration limit) {
            return new Deadline(System.nanoTime() + limit.toNanos());
        }

        long millisecondsLeft() {
            return (nanoTime - System.nanoTime()) / 1_000_000;
        }
    }

    void write(byte[] bytes, Deadline deadline) throws IOException, TimeoutException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (socket.write(rest) == 0) {
                await(socket, SelectionKey.OP_WRITE, deadline, peerAlive);
            }
        }
    }

    /** Reads up to the next line feed, which is not part of the result. */
    String readLine(Deadline deadline) throws IOException, TimeoutException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LONGEST_LINE) {
            byte next = readBytes(1, deadline)[0];
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
        }
        throw new IOException("the agent sent a line that never ends: " + line.toString(StandardCharsets.UTF_8));
    }

    byte[] readBytes(int count, Deadline deadline) throws IOException, TimeoutException {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            if (!received.hasRemaining()) {
                receive(deadline);
            }
            int part = Math.min(count - filled, received.remaining());
            received.get(bytes, filled, part);
            filled += part;
        }
        return bytes;
    }

    private void receive(Deadline deadline) throws IOException, TimeoutException {
        received.clear();
        int size = socket.read(received);
        while (size == 0) {
            await(socket, SelectionKey.OP_READ, deadline, peerAlive);
            size = socket.read(received);
        }
        received.flip();
        if (size < 0) {
            throw new EOFException("QEMU closed the agent's port");
        }
    }

    private static void await(SelectableChannel channel, int operation, Deadline deadline, BooleanSupplier peerAlive)
            throws IOException, TimeoutException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            while (true) {
                boolean alive = peerAlive.getAsBoolean();
                long left = deadline.millisecondsLeft();
                if (selector.select(Math.max(1, Math.min(LOOK_MILLISECONDS, left))) > 0) {
                    return;
                }
                if (!alive) {
                    throw new EOFException("QEMU has ended");
                }
                if (left <= 0) {
                    throw new TimeoutException("no answer in time");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
