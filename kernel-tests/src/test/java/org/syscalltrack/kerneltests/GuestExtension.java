package org.syscalltrack.kerneltests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives {@link InGuest} tests their guests; the stores close them at the end of their scope. */
public final class GuestExtension implements TestTemplateInvocationContextProvider {
    private static final Namespace SHARED = Namespace.create(GuestExtension.class);
    /** Another one, since a store that lacks a key asks those of the scopes around it, where the shared guests are. */
    private static final Namespace FRESH = Namespace.create(GuestExtension.class, "fresh");
    /** Names the series to play on instead of those that the tests name, such as {@code 6.12-debug}. */
    private static final String KERNELS = "syscalltrack.kernels";

    /**
     * Prints what the kernel has found wrong since the last time, with what follows it: as the checks of its locks, its
     * memory and its sleeps begin their reports. That a processor was slow says the host is.
     */
    private static final String COMPLAINTS = "dmesg -c | grep -v 'soft lockup' | grep -E -A 40 '(BUG|WARNING): '";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        InGuest wish = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), InGuest.class)
                .orElseThrow();
        String chosen = System.getProperty(KERNELS, "");
        return Arrays.stream(chosen.isEmpty() ? wish.kernels() : chosen.split(",", -1))
                .map(series -> new OnKernel(series, wish.fresh()));
    }

    private record OnKernel(String series, boolean fresh) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return series;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new GuestParameter(series, fresh));
        }
    }

    private record GuestParameter(String series, boolean fresh)
            implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

        /** Boots here and not in the resolver, from which JUnit lets no assumption out. */
        @Override
        public void beforeEach(ExtensionContext context) {
            Store store = store(context);
            Guest kept = store.get(series, Guest.class);
            if (kept == null || !kept.isAlive()) {
                store.put(series, bootOrAbort(series));
            }
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Guest used = store(context).get(series, Guest.class);
            if (used == null || !used.isAlive()) {
                return;
            }
            if (context.getExecutionException().isPresent()) {
                // What a failed test left behind must not fail the next ones: they get another guest.
                used.close();
                return;
            }
            String complaints = used.run(COMPLAINTS).out();
            if (!complaints.isEmpty()) {
                used.close();
                throw new AssertionError("the kernel complains:\n" + complaints);
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Guest.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return store(context).get(series, Guest.class);
        }

        private Store store(ExtensionContext context) {
            return fresh ? context.getStore(FRESH) : context.getRoot().getStore(SHARED);
        }
    }

    /** The kernel, or an aborted test where the machine lacks it and nobody demands it. */
    public static Kernel kernelOrAbort(String series) {
        try {
            HostTools.require();
            return Kernel.ofSeries(series);
        } catch (GuestException missing) {
            if ("1".equals(System.getenv("SCT_REQUIRE_KERNELS"))) {
                throw missing;
            }
            return Assumptions.abort(missing.getMessage());
        }
    }

    private static Guest bootOrAbort(String series) {
        Guest guest = Guest.boot(kernelOrAbort(series), GuestSettings.standard());
        guest.run("dmesg -c >/dev/null").expectSuccess();
        System.out.println(
                guest.kernel().release() + " booted in " + guest.bootTime().toMillis() + " ms");
        return guest;
    }
}
