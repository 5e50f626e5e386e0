package org.syscalltrack.runtime.republish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.runtime.ring.RecordSource;

class RepublisherTest {
    @TempDir
    Path directory;

    private final Queue<byte[]> records = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private Path socket = Path.of("");
    private Republisher republisher = Republisher.open(this::take, Path.of("target", "unused.socket"));

    private int take(RecordSource.RecordConsumer consumer, int most) {
        int taken = 0;
        while (taken < most && !records.isEmpty()) {
            consumer.accept(ByteBuffer.wrap(records.remove()));
            taken++;
        }
        return taken;
    }

    @BeforeEach
    void open() {
        republisher.close();
        socket = directory.resolve("events.socket");
        republisher = Republisher.open(this::take, socket);
    }

    @AfterEach
    void close() {
        republisher.close();
    }

    private Subscription subscribe(IntConsumer missed) {
        Subscription subscription = Subscription.connect(socket, missed).orElseThrow();
        republisher.serve();
        return subscription;
    }

    private void write(String text) {
        records.add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The reader takes what is there, and serves those that listen. */
    private void work() {
        republisher.drain(bytes -> read.add(text(bytes)), Integer.MAX_VALUE);
        republisher.serve();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static List<String> take(Subscription subscription) {
        List<String> taken = new ArrayList<>();
        subscription.await(100);
        while (subscription.drain(bytes -> taken.add(text(bytes)), 1000) > 0) {
            subscription.await(1);
        }
        return taken;
    }

    @Test
    void everyoneGetsEveryRecordFromItsSubscriptionOn() {
        write("one");
        work();
        try (Subscription first = subscribe(missed -> {});
                Subscription second = subscribe(missed -> {})) {
            write("two");
            write("");
            write("x".repeat(40_000));
            work();
            assertThat(take(first)).containsExactly("two", "", "x".repeat(40_000));
            assertThat(take(second)).containsExactly("two", "", "x".repeat(40_000));
        }
        assertThat(read).containsExactly("one", "two", "", "x".repeat(40_000));
    }

    @Test
    void whoIsTooSlowMissesRecordsAndIsToldHowMany() {
        List<Integer> missed = new ArrayList<>();
        try (Subscription slow = subscribe(missed::add)) {
            int written = 0;
            for (; written < 3000; written++) {
                write("y".repeat(1000));
                work();
            }
            assertThat(read).hasSize(written);
            List<String> taken = new ArrayList<>();
            for (List<String> some = take(slow); !some.isEmpty(); some = take(slow)) {
                taken.addAll(some);
                republisher.serve();
            }
            write("the next");
            work();
            assertThat(take(slow)).containsExactly("the next");
            assertThat(missed).hasSize(1);
            assertThat(taken.size() + missed.get(0)).isEqualTo(written);
        }
    }

    @Test
    void theEndIsSeenWhenAllWasTaken() {
        try (Subscription subscription = subscribe(missed -> {})) {
            write("last");
            republisher.drain(bytes -> read.add(text(bytes)), 1);
            republisher.close();
            assertThat(take(subscription)).containsExactly("last");
            assertThat(subscription.ended()).isTrue();
        }
        assertThat(Subscription.connect(socket, missed -> {})).isEmpty();
        assertThat(socket).doesNotExist();
    }

    @Test
    void aSocketThatAKilledReaderLeftIsReplaced() throws IOException {
        republisher.close();
        Files.writeString(socket, "");
        assertThat(Subscription.connect(socket, missed -> {})).isEmpty();
        republisher = Republisher.open(this::take, socket);
        try (Subscription subscription = subscribe(missed -> {})) {
            write("again");
            work();
            assertThat(take(subscription)).containsExactly("again");
        }
    }
}
