package org.syscalltrack.dsl.check;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.event.InternetAddresses;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;

/** Reads literals that stand opposite an address: addresses and CIDR blocks. */
final class AddressChecker {
    private final Scope scope;

    AddressChecker(Scope scope) {
        this.scope = scope;
    }

    /** The block that a literal is; a single address is a block of its full length. */
    Optional<AddressBlock> block(ByteString literal, Span span) {
        String text = String.valueOf(literal);
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> bytes = InternetAddresses.parse(address);
        if (bytes.isEmpty()) {
            scope.report(
                    Diagnostic.of(DiagnosticKind.NOT_AN_ADDRESS, span, text)
                            .withNote(
                                    "Such as \"10.0.0.1\", \"10.0.0.0/8\", \"fe80::1\" or \"fd00::/8\"; names are not looked up."));
            return Optional.empty();
        }
        int bits = bytes.get().length * Byte.SIZE;
        int prefix = bits;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            prefix = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
            if (prefix < 0 || prefix > bits) {
                scope.report(Diagnostic.of(DiagnosticKind.NOT_AN_ADDRESS, span, text)
                        .withLabel("the prefix must be 0 to " + bits));
                return Optional.empty();
            }
        }
        byte[] network = InternetAddresses.masked(bytes.get(), prefix);
        if (!ByteString.of(network).equals(ByteString.of(bytes.get()))) {
            String masked = InternetAddresses.format(network) + "/" + prefix;
            scope.report(Diagnostic.of(DiagnosticKind.HOST_BITS, span, text)
                    .withNote("The block is `" + masked + "`.")
                    .withFix(Fix.replace("write `" + masked + "`", span, '"' + masked + '"')));
        }
        return Optional.of(new AddressBlock(ByteString.of(network), prefix));
    }

    /** Warns where no block is of the address's own family. */
    void families(Operand.Address address, List<AddressBlock> blocks, Span span) {
        if (blocks.isEmpty() || scope.calls().isEmpty()) {
            return;
        }
        scope.context()
                .structFields()
                .canonical(scope.calls().get(0), address.field())
                .filter(place -> place.type() instanceof FieldType.Address)
                .map(place -> ((FieldType.Address) place.type()).bytes())
                .filter(bytes ->
                        blocks.stream().noneMatch(block -> block.network().length() == bytes))
                .ifPresent(bytes ->
                        scope.report(Diagnostic.of(DiagnosticKind.OTHER_FAMILY, span, bytes == 4 ? "IPv4" : "IPv6")));
    }
}
