package org.syscalltrack.runtime.republish;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.ring.RecordSource;

/** The records that the ring buffer's reader takes from now on, until it ends. */
public final class Subscription implements RecordSource, AutoCloseable {
    /** Holds the longest record several times: its strings have 4095 bytes each. */
    private static final int BUFFER = 1 << 18;

    private final SocketChannel channel;
    private final Selector selector;
    private final IntConsumer missed;
    private final ByteBuffer buffer = Frames.buffer(BUFFER);
    private boolean ended;

    private Subscription(SocketChannel channel, Selector selector, IntConsumer missed) {
        this.channel = channel;
        this.selector = selector;
        this.missed = missed;
    }

    /**
     * Subscribes.
     *
     * @param socket the {@link Republisher}'s
     * @param missed is told how many records were lost because we were too slow
     * @return empty where no reader listens there
     * @throws MachineException where the socket cannot be used
     */
    public static Optional<Subscription> connect(Path socket, IntConsumer missed) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
            } catch (IOException nobody) {
                channel.close();
                return Optional.empty();
            }
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return Optional.of(new Subscription(channel, selector, missed));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Waits until there is something to read, or the time is over.
     *
     * @param milliseconds how long at most; at least 1
     */
    public void await(int milliseconds) {
        try {
            selector.select(milliseconds);
            selector.selectedKeys().clear();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether the reader has ended, and all that it sent was taken. */
    public boolean ended() {
        return ended;
    }

    @Override
    public int drain(RecordConsumer records, int most) {
        int taken = 0;
        fill();
        buffer.flip();
        while (taken < most && buffer.remaining() >= Integer.BYTES) {
            int announced = buffer.getInt(buffer.position());
            if (announced < 0) {
                buffer.position(buffer.position() + Integer.BYTES);
                missed.accept(-announced);
            } else if (buffer.remaining() < Integer.BYTES + announced) {
                break;
            } else {
                int start = buffer.position() + Integer.BYTES;
                records.accept(buffer.slice(start, announced));
                buffer.position(start + announced);
                taken++;
            }
        }
        buffer.compact();
        return taken;
    }

    private void fill() {
        try {
            int read = buffer.hasRemaining() ? channel.read(buffer) : 0;
            ended = read < 0;
        } catch (IOException gone) {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static MachineException failed(IOException e) {
        return new MachineException("the events cannot be had from their reader: " + e.getMessage(), e);
    }
}
