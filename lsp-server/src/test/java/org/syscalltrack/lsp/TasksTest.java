package org.syscalltrack.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is cancelled ends, whether it waits or runs, and what comes after it has its turn. */
class TasksTest {
    private final Tasks tasks = new Tasks();

    @AfterEach
    void stop() {
        tasks.shutdown();
        assertThat(Defects.count()).isZero();
    }

    /** Works until it is told that nobody waits; forever if nobody tells it. */
    private static String work(CountDownLatch begun, CancelChecker cancellation) {
        begun.countDown();
        while (true) {
            cancellation.checkCanceled();
            Thread.onSpinWait();
        }
    }

    @Test
    void aRequestThatRunsEndsWhenItIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> first = tasks.answer(cancellation -> work(begun, cancellation));
        CompletableFuture<String> second = tasks.answer(cancellation -> "answer");
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second).isNotDone();
        first.cancel(true);
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
        assertThatThrownBy(first::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void aRequestThatWaitsIsNotBegunOnceItIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<String> first = tasks.answer(cancellation -> work(begun, cancellation));
        CompletableFuture<Integer> second = tasks.answer(cancellation -> count.incrementAndGet());
        second.cancel(true);
        first.cancel(true);
        assertThat(tasks.answer(cancellation -> count.get()).get(30, TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void aTaskAsideGivesWayToTheNextOfItsOwner() throws Exception {
        Object owner = new Object();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> done = new CompletableFuture<>();
        tasks.afterPause(owner, 0, superseded -> work(begun, superseded));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        tasks.afterPause(owner, 0, superseded -> done.complete("second"));
        assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo("second");
    }

    @Test
    void tasksAsideOfOthersStay() throws Exception {
        CompletableFuture<String> one = new CompletableFuture<>();
        CompletableFuture<String> other = new CompletableFuture<>();
        Object owner = new Object();
        Object another = new Object();
        tasks.afterPause(owner, 50, superseded -> one.complete("one"));
        tasks.afterPause(another, 50, superseded -> other.complete("other"));
        assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("other");
    }
}
