package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** What rules can ask and count, asked of calls with known arguments by {@code values.c}. */
final class ValuesIT {
    private static String program;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        program = ValueCase.program().toString();
    }

    @InGuest
    void limitsEventsAndCountsByKeys(Guest guest) {
        Sct sct = new Sct(guest);
        sct.upload("counts.conf", ValueCase.COUNTING);
        String logged = sct.logged(program + ValueCase.COUNTED_CALLS);
        assertThat(logged).isEqualTo("limited 1\n".repeat(3));
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains("rule limited (LOG): matched 10, acted 0, suppressed 7\n");
        assertThat(sct.run("sctlog --counts").expectSuccess().out()).matches(ValueCase.COUNTED);
        assertThat(sct.run("sctlog --counts --json").expectSuccess().out())
                .contains("{\"rule\": \"all\", \"count\": 17, \"key\": {}}\n")
                .contains("{\"rule\": \"by_keys\", \"count\": 2, \"key\":"
                        + " {\"COMM\": \"v2\", \"PARAMS[mask]\": 1, \"UID\": 0}}\n");
        sct.unload();
    }

    private static Sct expect(Guest guest, ValueCase values) {
        Sct sct = new Sct(guest);
        sct.upload("values.conf", values.rules());
        expect(sct, values);
        return sct;
    }

    private static void expect(Sct sct, ValueCase values) {
        assertThat(sct.logged(program + " " + values.arguments())
                        .replace("\"", "")
                        .lines())
                .containsExactlyElementsOf(values.lines());
    }

    @InGuest
    void comparesStrings(Guest guest) {
        Sct sct = expect(guest, ValueCase.STRINGS);
        assertThat(sct.run("sct_config status").expectSuccess().out()).contains(ValueCase.STRINGS_STATUS);
        sct.unload();
    }

    @InGuest
    void findsLongPatterns(Guest guest) {
        expect(guest, LongPatterns.CASE).unload();
    }

    @InGuest
    void comparesTwoStringsArraysAndBuffers(Guest guest) {
        expect(guest, ValueCase.PAIRS).unload();
    }

    @InGuest
    void comparesAddresses(Guest guest) {
        Sct sct = expect(guest, ValueCase.ADDRESSES);
        expect(sct, ValueCase.SHORT_ADDRESS);
        sct.unload();
    }
}
