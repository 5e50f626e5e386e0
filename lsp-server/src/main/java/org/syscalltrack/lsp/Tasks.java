package org.syscalltrack.lsp;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures.FutureCancelChecker;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Everything that touches the workspace runs here, one after the other in the order in which it came, so that a request
 * sees all changes before it. What takes long and needs no workspace runs aside, after a pause.
 *
 * <p>A request that the client cancels is answered at once (LSP4J does that when its future is cancelled) and ends when
 * it next asks whether somebody still waits.
 */
final class Tasks {
    private final ExecutorService ordered = Executors.newSingleThreadExecutor(Tasks::thread);
    private final ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor(Tasks::thread);
    private final Map<Object, CompletableFuture<Void>> delayed = new WeakHashMap<>();

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

    /**
     * Answers a request; one that was cancelled before its turn is not begun.
     *
     * @param request is given what throws once nobody waits for the answer any more
     */
    <T> CompletableFuture<T> answer(Function<CancelChecker, T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> {
            if (answer.isCancelled()) {
                return;
            }
            try {
                answer.complete(request.apply(new FutureCancelChecker(answer)));
            } catch (ResponseErrorException | CancellationException e) {
                answer.completeExceptionally(e);
            } catch (RuntimeException | StackOverflowError e) {
                Defects.report(e);
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /**
     * Runs a task aside after a pause. A task of the same owner that waits or runs gives way to it.
     *
     * @param owner what the task is about
     * @param task is given what throws once it has been superseded
     */
    void afterPause(Object owner, long milliseconds, Consumer<CancelChecker> task) {
        CompletableFuture<Void> current = new CompletableFuture<>();
        synchronized (delayed) {
            supersede(owner);
            delayed.put(owner, current);
        }
        Runnable unlessSuperseded = () -> {
            if (!current.isCancelled()) {
                task.accept(new FutureCancelChecker(current));
            }
        };
        try {
            var unused = aside.schedule(guarded(unlessSuperseded), milliseconds, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // As above.
        }
    }

    /** Drops the owner's task that waits or runs aside: what it looks at has changed. */
    void supersede(Object owner) {
        synchronized (delayed) {
            CompletableFuture<Void> former = delayed.remove(owner);
            if (former != null) {
                former.cancel(false);
            }
        }
    }

    /** A defect of ours must not end the thread that answers. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (CancellationException e) {
                // Nobody waits for what it found.
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
