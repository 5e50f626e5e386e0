package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.lsp.program.View;

/** What the value at the cursor is compared with: a parameter, a field, a test's argument. */
final class Comparand {
    private final View view;
    private final CursorContext context;
    private final List<SystemCall> calls;

    Comparand(View view, CursorContext context, List<SystemCall> calls) {
        this.view = view;
        this.context = context;
        this.calls = calls;
    }

    /** The group of the constants that make sense at the cursor. */
    Optional<ConstantGroup> group() {
        Catalog catalog = view.settings().catalog();
        CursorContext.Frame frame = context.frame();
        if (frame.bracket().equals("(") && context.outer().member().equals("call")) {
            return catalog.find(frame.opener())
                    .filter(call -> frame.argument() < call.parameters().size())
                    .flatMap(call -> catalog.groupOf(call, call.parameters().get(frame.argument())));
        }
        List<CursorContext.Word> words =
                frame.bracket().equals("{") && frame.opener().equals("in")
                        ? context.wordsBeforeFrame()
                        : context.words();
        return compared(words).flatMap(this::groupOf);
    }

    /** The words of the {@code PARAMS[x].field} nearest before the cursor in the same comparison. */
    private static Optional<List<String>> compared(List<CursorContext.Word> words) {
        for (int index = words.size() - 1; index >= 0; index--) {
            CursorContext.Word word = words.get(index);
            if (word.text().equals("&&") || word.text().equals("||") || word.kind() == TokenKind.LEFT_BRACE) {
                return Optional.empty();
            }
            if (word.text().equals("PARAMS") && index + 2 < words.size()) {
                List<String> found = new ArrayList<>();
                found.add(words.get(index + 2).text());
                for (int at = index + 4; at + 1 < words.size() && words.get(at).kind() == TokenKind.DOT; at += 2) {
                    found.add(words.get(at + 1).text());
                }
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private Optional<ConstantGroup> groupOf(List<String> parameterAndFields) {
        String name = parameterAndFields.get(0);
        String field = String.join(".", parameterAndFields.subList(1, parameterAndFields.size()));
        for (SystemCall call : calls) {
            Optional<Parameter> parameter = parameter(call, name);
            Optional<ConstantGroup> group = parameter.flatMap(
                    found -> field.isEmpty() ? view.settings().catalog().groupOf(call, found) : ofField(found, field));
            if (group.isPresent()) {
                return group;
            }
        }
        return Optional.empty();
    }

    static Optional<Parameter> parameter(SystemCall call, String nameOrIndex) {
        if (nameOrIndex.matches("[1-9]")) {
            int index = Integer.parseInt(nameOrIndex) - 1;
            return index < call.parameters().size()
                    ? Optional.of(call.parameters().get(index))
                    : Optional.empty();
        }
        return call.parameter(nameOrIndex);
    }

    private Optional<ConstantGroup> ofField(Parameter parameter, String field) {
        Catalog catalog = view.settings().catalog();
        StructFields fields =
                new StructFields(catalog, view.settings().architecture().nativeAbi());
        return fields.structBehind(parameter)
                .flatMap(struct -> fields.place(
                        struct.name(), field, view.settings().architecture().nativeAbi()))
                .flatMap(place -> catalog.groupOf(place.struct(), place.field()).or(() -> variants(place)));
    }

    /** A struct's discriminant is one of its variants' values, whether or not the catalog has a group for it. */
    private static Optional<ConstantGroup> variants(StructFields.Place place) {
        boolean isDiscriminant =
                place.struct().discriminant().filter(place.field()::isCalled).isPresent();
        List<String> values = place.struct().variants().stream()
                .map(StructType.Variant::constant)
                .toList();
        return isDiscriminant
                ? Optional.of(new ConstantGroup("variants", ConstantGroup.Style.CHOICE, List.of(), values, List.of()))
                : Optional.empty();
    }
}
