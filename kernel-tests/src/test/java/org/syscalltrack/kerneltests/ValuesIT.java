package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** What rules can ask, log and count, asked of calls with known arguments by {@code values.c}. */
final class ValuesIT {
    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    /** One upload, since each takes long. */
    @InGuest
    void decidesLogsAndCounts(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        sct.upload("values.conf", ValueCases.rules() + ValueCase.COUNTING + LoggedValues.PROCESS_RULE);
        ValueCases.check(sct);
        assertThat(sct.run("sctlog --counts --json | grep -v '\"full\".*PARAMS'")
                        .expectSuccess()
                        .out())
                .contains("{\"rule\": \"all\", \"count\": 17, \"key\": {}}\n")
                .contains("{\"rule\": \"by_keys\", \"count\": 2, \"key\":"
                        + " {\"COMM\": \"v2\", \"PARAMS[mask]\": 1, \"UID\": 0}}\n")
                .endsWith("{\"rule\": \"full\", \"count\": 60, \"other\": true}\n");

        String program = ValueCase.program().toString();
        assertThat(sct.logged("cd /tmp && " + program + " getsid")).isEqualTo(LoggedValues.processLine(program));
        assertThat(sct.run(program + " 'truncate|UNREADABLE' 'truncate|/no/z'; sctlog --once --json")
                        .expectSuccess()
                        .out()
                        .lines()
                        .map(event -> event.replaceFirst(
                                ".*\"rule\": (.*), \"verdict.*(\"flags\": .*), \"values.*", "$1 $2")))
                .containsExactly(UnsureRules.FLAGS);
        sct.unload();
    }
}
