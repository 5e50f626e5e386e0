package org.syscalltrack.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that touches the workspace runs here, one after the other in the order in which it came, so that a request
 * sees all changes before it. What takes long and needs no workspace runs aside, after a pause.
 */
final class Tasks {
    private final ExecutorService ordered = Executors.newSingleThreadExecutor(Tasks::thread);
    private final ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor(Tasks::thread);
    private @Nullable ScheduledFuture<?> delayed;

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sct");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a change. */
    void run(Runnable change) {
        try {
            ordered.execute(guarded(change));
        } catch (RejectedExecutionException e) {
            // The server has been shut down: nobody waits for this.
        }
    }

    /** Answers a request; one that was cancelled before its turn is not begun. */
    <T> CompletableFuture<T> answer(Supplier<T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> {
            if (answer.isCancelled()) {
                return;
            }
            try {
                answer.complete(request.get());
            } catch (ResponseErrorException | CancellationException e) {
                answer.completeExceptionally(e);
            } catch (RuntimeException | StackOverflowError e) {
                Defects.report(e);
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** Runs a task aside after a pause; a task that still waits gives way to it. */
    synchronized void afterPause(Runnable task, long milliseconds) {
        if (delayed != null) {
            delayed.cancel(false);
        }
        try {
            delayed = aside.schedule(guarded(task), milliseconds, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // As above.
        }
    }

    /** A defect of ours must not end the thread that answers. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | StackOverflowError e) {
                Defects.report(e);
            }
        };
    }

    void shutdown() {
        ordered.shutdown();
        aside.shutdownNow();
    }
}
