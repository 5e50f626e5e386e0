package org.syscalltrack.runtime.republish;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.ring.RecordSource;

/**
 * Gives every record that its reader takes to all {@link Subscription}s, too. Nothing here waits: a subscriber that is
 * too slow misses records, and is told how many, so that it never holds the reader up.
 *
 * <p>A frame is a 32-bit number in the machine's byte order and what it announces: a positive number as many bytes of a
 * record, a negative one nothing, but that so many records were missed.
 */
public final class Republisher implements RecordSource, AutoCloseable {
    private final RecordSource source;
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<Subscriber> subscribers = new ArrayList<>();

    private Republisher(RecordSource source, Path socket, ServerSocketChannel server) {
        this.source = source;
        this.socket = socket;
        this.server = server;
    }

    /**
     * Opens the socket; one that a killed reader has left is replaced. The caller is the only reader of the source.
     *
     * @param socket where subscribers find it: in a directory that only root can write
     * @throws MachineException where it cannot be opened
     */
    public static Republisher open(RecordSource source, Path socket) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.configureBlocking(false);
            // Who has no right to write the file cannot connect (unix(7)); the usual umask leaves it to the owner.
            server.bind(UnixDomainSocketAddress.of(socket));
            return new Republisher(source, socket, server);
        } catch (IOException e) {
            throw new MachineException("cannot open the socket " + socket + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int drain(RecordConsumer records, int most) {
        return source.drain(
                bytes -> {
                    subscribers.forEach(subscriber -> subscriber.offer(bytes.duplicate()));
                    records.accept(bytes);
                },
                most);
    }

    /** Lets new subscribers in, sends what waits, and forgets those that are gone. Call it often. */
    public void serve() {
        try {
            for (SocketChannel accepted = server.accept(); accepted != null; accepted = server.accept()) {
                accepted.configureBlocking(false);
                subscribers.add(new Subscriber(accepted));
            }
        } catch (IOException e) {
            throw new MachineException("the socket " + socket + " fails: " + e.getMessage(), e);
        }
        subscribers.removeIf(subscriber -> !subscriber.send());
    }

    /** Sends what can be sent at once, and ends all subscriptions. */
    @Override
    public void close() {
        subscribers.forEach(subscriber -> {
            subscriber.send();
            subscriber.close();
        });
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new MachineException("cannot close the socket " + socket + ": " + e.getMessage(), e);
        }
    }

    /** One of those that listen. */
    private static final class Subscriber {
        private static final int MOST_QUEUED = 1 << 20;

        private final SocketChannel channel;
        private final ByteBuffer queue = Frames.buffer(MOST_QUEUED);
        private int missed;

        Subscriber(SocketChannel channel) {
            this.channel = channel;
        }

        void offer(ByteBuffer record) {
            if (queue.remaining() < 2 * Integer.BYTES + record.remaining()) {
                send();
            }
            if (queue.remaining() < 2 * Integer.BYTES + record.remaining()) {
                missed++;
                return;
            }
            if (missed > 0) {
                queue.putInt(-missed);
                missed = 0;
            }
            queue.putInt(record.remaining()).put(record);
        }

        /** Returns whether anyone listens still. */
        boolean send() {
            try {
                queue.flip();
                channel.write(queue);
                queue.compact();
                return true;
            } catch (IOException gone) {
                close();
                return false;
            }
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // It is given up in any case.
                return;
            }
        }
    }
}
