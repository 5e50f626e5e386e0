package org.syscalltrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.syscalltrack.dsl.event.EventFormat;
import org.syscalltrack.dsl.event.EventJson;
import org.syscalltrack.dsl.event.EventRenderer;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.RingMemory;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.pin.StateLock;
import org.syscalltrack.runtime.ring.DropWatch;
import org.syscalltrack.runtime.ring.EventReader;
import org.syscalltrack.runtime.ring.RingBuffer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctlog}: prints the events as the rules' log formats say. */
final class LogCommand implements Command {
    /** The programs wake the reader only when much is queued: the reader looks by itself this often. */
    private static final int LOOK_EVERY_MILLISECONDS = 50;

    private static final int LONGEST_END_MILLISECONDS = 2000;

    private static final String JSON = "--json";

    private volatile boolean stopped;

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "sctlog", "Prints the events that the rules log, a line for each, until it is interrupted.");
        specification.addOption(Specifications.flag("--once")
                .description("Print the events that are queued and end.")
                .build());
        specification.addOption(Specifications.flag(JSON)
                .description("Print each event as a JSON object on a line of its own; sctc replay takes them.")
                .build());
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        boolean once = arguments.hasMatchedOption("--once");
        EventFormat format = arguments.hasMatchedOption(JSON)
                ? new EventJson(HostSystem.bootTime())
                : new EventRenderer(HostSystem.bootTime());
        Machine machine = Machine.openToRead();
        StateLock lock = StateLock.tryTake(Machine.LOCKS, StateLock.Kind.READER)
                .orElseThrow(() -> new MachineException("another sctlog"
                        + StateLock.owner(Machine.LOCKS, StateLock.Kind.READER)
                                .map(process -> " (process " + process + ")")
                                .orElse("")
                        + " reads the events already, and each event can be read only once; end that one first"));
        endOnSignal();
        try {
            boolean over = true;
            while (over && !stopped) {
                Optional<BpfHandle> events = awaitEvents(machine, terminal, once);
                over = events.isPresent() && read(machine, events.get(), format, terminal, once);
            }
            return ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            lock.close();
        }
    }

    /** Waits for the first upload, which brings the ring buffer. */
    private Optional<BpfHandle> awaitEvents(Machine machine, Terminal terminal, boolean once) {
        Optional<BpfHandle> events =
                machine.kernel().open(machine.state().layout().events());
        if (events.isEmpty()) {
            terminal.tell("sctlog: no rules that log were uploaded yet" + (once ? "" : "; waiting for them"));
        }
        while (events.isEmpty() && !once && !stopped) {
            try {
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
            } catch (InterruptedException e) {
                return Optional.empty();
            }
            events = machine.kernel().open(machine.state().layout().events());
        }
        return events;
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

    /** Returns whether another ring has the events from now on. */
    private boolean read(Machine machine, BpfHandle events, EventFormat format, Terminal terminal, boolean once)
            throws IOException {
        DropWatch drops =
                new DropWatch(machine.kernel(), machine.state(), sentence -> terminal.tell("sctlog: " + sentence));
        try (events;
                RingMemory memory = machine.kernel().mapRing(events)) {
            EventReader reader =
                    new EventReader(new RingBuffer(memory), machine.state()::schema, format, new Printer(terminal));
            boolean more = true;
            boolean over = false;
            while (more) {
                over = memory.isOver();
                while (reader.drain() > 0) {
                    terminal.flush();
                }
                drops.look();
                more = !once && !stopped && !over;
                if (more) {
                    memory.await(LOOK_EVERY_MILLISECONDS);
                }
            }
            return over;
        }
    }

    private record Printer(Terminal terminal) implements EventReader.Listener {
        @Override
        public void event(String line) {
            try {
                terminal.print(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void unreadable(String sentence) {
            terminal.tell("sctlog: " + sentence);
        }
    }
}
