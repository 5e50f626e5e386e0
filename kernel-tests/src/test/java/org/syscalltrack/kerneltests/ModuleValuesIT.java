package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** The calls and rules of {@link ValuesIT} and {@link KernelValuesIT} with a module: the same is logged and counted. */
final class ModuleValuesIT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    private static Sct load(Guest guest, String rules) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), rules).named("one");
        Sct sct = new Sct(guest);
        sct.run("insmod " + module + "/syscalltrack_one.ko").expectSuccess();
        return sct;
    }

    @InGuest
    void decidesAsProgramsDo(Guest guest) throws IOException, InterruptedException {
        Sct sct = load(guest, ModuleRules.acting());
        ValueCases.check(sct);
        sct.run(BuiltModule.REMOVE).expectSuccess();
    }

    @InGuest
    void agreesWithWhatTheKernelSays(Guest guest) throws IOException, InterruptedException {
        KernelValuesIT.prepare(guest);
        Sct sct = load(guest, KernelValuesIT.rules());
        KernelValuesIT.check(guest, sct);
        sct.run(BuiltModule.REMOVE).expectSuccess();
        KernelValuesIT.clean(guest);
    }
}
