package org.syscalltrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.RingMemory;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.pin.StateLock;
import org.syscalltrack.runtime.republish.Republisher;
import org.syscalltrack.runtime.republish.Subscription;
import org.syscalltrack.runtime.ring.RingBuffer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code sctlog}: prints the events as the rules' log formats say. The first one reads the ring buffer and passes each
 * event on to all others; when it ends, one of those takes its place.
 */
final class LogCommand implements Command {
    /** The programs wake the reader only when much is queued: the reader looks by itself this often. */
    private static final int LOOK_EVERY_MILLISECONDS = 50;

    /** How often the reader looks for stopped calls whose timeout is over. */
    private static final long LOOK_AT_STOPPED_CALLS_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int LONGEST_END_MILLISECONDS = 2000;
    /** Who holds the lock opens the socket right away; a reader of another kind never does. */
    private static final long LONGEST_WAIT_FOR_READER = TimeUnit.SECONDS.toNanos(5);

    private long lookedAtStoppedCalls;
    private volatile boolean stopped;

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "sctlog", "Prints the events that the rules log, a line for each, until it is interrupted.");
        specification.addOption(Specifications.flag("--once")
                .description("Print the events that are queued and end.")
                .build());
        specification.addOption(Specifications.flag("--counts")
                .description("Print what the COUNT rules have counted since their upload and end.")
                .build());
        specification.addOption(Specifications.flag("--json")
                .description("Print each event, or each count, as a JSON object on a line of its own;"
                        + " sctc replay takes the events.")
                .build());
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        boolean once = arguments.hasMatchedOption("--once");
        Machine machine = Machine.openToRead();
        if (arguments.hasMatchedOption("--counts")) {
            new CountPrinter(machine, terminal, arguments.hasMatchedOption("--json")).print();
            return ExitStatus.DONE;
        }
        EventPrinter printer = new EventPrinter(machine, terminal, arguments.hasMatchedOption("--json"));
        endOnSignal();
        try {
            if (once) {
                readOnce(machine, printer);
            } else {
                follow(machine, printer);
            }
            return ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void readOnce(Machine machine, EventPrinter printer) throws IOException {
        StateLock lock = tryLock().orElseThrow(LogCommand::taken);
        try {
            boolean over = true;
            while (over) {
                Optional<BpfHandle> events = events(machine);
                if (events.isEmpty()) {
                    printer.tell("no rules that log were uploaded yet");
                    return;
                }
                try (BpfHandle ring = events.get();
                        RingMemory memory = machine.kernel().mapRing(ring)) {
                    over = memory.isOver();
                    printer.drain(printer.reader(new RingBuffer(memory)));
                }
            }
        } finally {
            lock.close();
        }
    }

    /** Reads the events, or what their reader passes on, until a signal ends it. */
    private void follow(Machine machine, EventPrinter printer) throws IOException {
        long end = System.nanoTime() + LONGEST_WAIT_FOR_READER;
        while (!stopped) {
            Optional<StateLock> lock = tryLock();
            if (lock.isPresent()) {
                try {
                    read(machine, printer);
                } finally {
                    lock.get().close();
                }
                return;
            }
            Optional<Subscription> subscription = Subscription.connect(
                    Machine.EVENT_SOCKET,
                    missed -> printer.tell(missed + (missed == 1 ? " event was" : " events were")
                            + " missed here: this sctlog prints too slowly"));
            if (subscription.isPresent()) {
                listen(subscription.get(), printer);
                end = System.nanoTime() + LONGEST_WAIT_FOR_READER;
            } else if (System.nanoTime() > end) {
                throw taken();
            } else {
                pause();
            }
        }
    }

    private void read(Machine machine, EventPrinter printer) throws IOException {
        Optional<BpfHandle> events = awaitEvents(machine, printer);
        if (events.isPresent()) {
            printer.tell("reading the events; Ctrl-C ends it");
        }
        while (events.isPresent() && !stopped) {
            readRing(machine, events.get(), printer);
            // Another ring has the events from now on, or nothing has.
            events = stopped ? events : awaitEvents(machine, printer);
        }
    }

    private void readRing(Machine machine, BpfHandle events, EventPrinter printer) throws IOException {
        try (events;
                RingMemory memory = machine.kernel().mapRing(events);
                Republisher republisher = Republisher.open(new RingBuffer(memory), Machine.EVENT_SOCKET)) {
            var reader = printer.reader(republisher);
            boolean over = false;
            while (!over && !stopped) {
                republisher.serve();
                over = memory.isOver();
                printer.drain(reader);
                printer.watchDrops();
                tidyStoppedCalls(machine);
                if (!over && !stopped) {
                    memory.await(LOOK_EVERY_MILLISECONDS);
                }
            }
            // What was written before the signal is printed.
            printer.drain(reader);
        }
    }

    private void listen(Subscription subscription, EventPrinter printer) throws IOException {
        try (subscription) {
            var reader = printer.reader(subscription);
            printer.tell("reading the events by way of another sctlog; Ctrl-C ends it");
            do {
                subscription.await(LOOK_EVERY_MILLISECONDS);
                printer.drain(reader);
            } while (!stopped && !subscription.ended());
        }
    }

    /** Waits for the first upload, which brings the ring buffer. */
    private Optional<BpfHandle> awaitEvents(Machine machine, EventPrinter printer) {
        Optional<BpfHandle> events = events(machine);
        if (events.isEmpty()) {
            printer.tell("no rules that log were uploaded yet; waiting for them");
        }
        while (events.isEmpty() && !stopped) {
            pause();
            tidyStoppedCalls(machine);
            events = events(machine);
        }
        return events;
    }

    /** Whoever reads the events keeps the time of the stopped calls. */
    private void tidyStoppedCalls(Machine machine) {
        long now = HostSystem.nanosecondsSinceBoot();
        if (now - lookedAtStoppedCalls >= LOOK_AT_STOPPED_CALLS_EVERY) {
            lookedAtStoppedCalls = now;
            machine.loader().tidyStoppedCalls(now);
        }
    }

    private static Optional<BpfHandle> events(Machine machine) {
        return machine.kernel().open(machine.state().layout().events());
    }

    private static Optional<StateLock> tryLock() {
        return StateLock.tryTake(Machine.LOCKS, StateLock.Kind.READER);
    }

    private static MachineException taken() {
        return new MachineException("another program"
                + StateLock.owner(Machine.LOCKS, StateLock.Kind.READER)
                        .map(process -> " (process " + process + ")")
                        .orElse("")
                + " reads the events already, and each event can be read only once; end that one first");
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Makes Ctrl-C and SIGTERM end the reading between two looks, so that no event is taken and not printed. */
    private void endOnSignal() {
        Thread reading = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped = true;
            try {
                reading.join(LONGEST_END_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
