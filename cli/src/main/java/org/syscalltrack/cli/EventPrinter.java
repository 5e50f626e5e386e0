package org.syscalltrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.syscalltrack.dsl.event.EventFormat;
import org.syscalltrack.dsl.event.EventJson;
import org.syscalltrack.dsl.event.EventRenderer;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.ring.DropWatch;
import org.syscalltrack.runtime.ring.EventReader;
import org.syscalltrack.runtime.ring.RecordSource;

/** Prints events, and says what {@code sctlog} has to say besides. */
final class EventPrinter implements EventReader.Listener {
    private final Machine machine;
    private final Terminal terminal;
    private final EventFormat format;
    private final DropWatch drops;

    /** @param json whether as JSON objects, and not as the lines that the rules ask for */
    EventPrinter(Machine machine, Terminal terminal, boolean json) {
        this.machine = machine;
        this.terminal = terminal;
        format = json ? new EventJson(HostSystem.bootTime()) : new EventRenderer(HostSystem.bootTime());
        drops = new DropWatch(machine.kernel(), machine.state(), this::tell);
    }

    /** Returns a reader that prints what it reads. */
    EventReader reader(RecordSource source) {
        return new EventReader(source, machine.state()::schema, format, this);
    }

    /** Prints all that is ready, and makes it visible. */
    void drain(EventReader reader) throws IOException {
        while (reader.drain() > 0) {
            terminal.flush();
        }
    }

    /** Tells when events found no room. */
    void watchDrops() {
        drops.look();
    }

    /** Says a sentence that is no event. */
    void tell(String sentence) {
        terminal.tell("sctlog: " + sentence);
    }

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
        tell(sentence);
    }
}
