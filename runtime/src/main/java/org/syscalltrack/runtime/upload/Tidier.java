package org.syscalltrack.runtime.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.pin.PointPins;
import org.syscalltrack.runtime.suspend.SuspendedCalls;

/**
 * Makes the pins agree with the current generation, which alone says what counts: it removes what a killed or failed
 * upload left, the points that neither the current rules nor those before use, and the generations before; and it lets go
 * the calls that former rules have stopped. Every command
 * that changes the state begins and ends with it, so it is the same step that ends an upload and that mends a killed one.
 */
final class Tidier {
    private final BpfKernel kernel;
    private final PinnedState state;

    Tidier(BpfKernel kernel, PinnedState state) {
        this.kernel = kernel;
        this.state = state;
    }

    /** Runs to the end or throws; running it again is always right. */
    void tidy() {
        int current = state.generation();
        dropUnpublished(current);
        detachUnusedPoints(current);
        dropGenerations(generation -> generation < current - 1);
        new SuspendedCalls(kernel, state.layout().suspended()).release(current);
    }

    /** Removes the link first: from then on the point decides nothing. */
    void removePoint(PointPins point) {
        kernel.remove(point.link());
        removeTree(point.directory());
    }

    /** Removes a directory with the pins in it. */
    void removeTree(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry)) {
                removeTree(entry);
            } else {
                kernel.remove(entry);
            }
        }
        kernel.remove(directory);
    }

    private void dropUnpublished(int current) {
        List<Path> stagings = state.stagings();
        boolean slotsWereFilled =
                !stagings.isEmpty() || state.generations().stream().anyMatch(generation -> generation > current);
        if (slotsWereFilled) {
            // The slot of the next generation: what lies there was never current, or no longer is.
            Upload.clearSlots(kernel, state, current + 1, Set.of());
        }
        stagings.forEach(this::removeTree);
        dropGenerations(generation -> generation > current);
    }

    private void detachUnusedPoints(int current) {
        Set<Path> used = usedPoints(current);
        for (PointPins point : state.points()) {
            if (!used.contains(point.directory()) || !point.complete()) {
                removePoint(point);
            }
        }
    }

    /**
     * Returns the points of the current rules, and of those before: calls may still be under way that began with them
     * and are decided by them at their exit. After a deletion there are none.
     */
    private Set<Path> usedPoints(int current) {
        if (state.manifest(current).isEmpty()) {
            return Set.of();
        }
        return Stream.of(current, current - 1)
                .flatMap(generation -> state.manifest(generation).stream())
                .flatMap(manifest -> manifest.points().stream())
                .map(this::directory)
                .collect(Collectors.toSet());
    }

    private Path directory(PointEntry point) {
        return state.layout().point(point).directory();
    }

    private void dropGenerations(IntPredicate unwanted) {
        for (int generation : state.generations()) {
            if (unwanted.test(generation)) {
                removeTree(state.layout().generation(generation).directory());
            }
        }
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
