package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.lsp.program.View;

/** The parameters of the call or macro whose parenthesis is open, and those of the rule's calls in {@code PARAMS[}. */
public final class SignatureHelpFeature {
    /** What opens the help, and what moves it on. */
    public static final List<String> TRIGGERS = List.of("(", ",", "[");

    private SignatureHelpFeature() {}

    /** The help at a place; null where no parameters are being written. */
    public static @Nullable SignatureHelp of(View view, Position position) {
        CursorContext context = CursorContext.at(view, view.offset(position));
        CursorContext.Frame frame = context.frame();
        if (frame.bracket().equals("[") && frame.opener().equals("PARAMS")) {
            return ofRule(view, context, view.offset(position));
        }
        if (!frame.bracket().equals("(")) {
            return null;
        }
        if (context.outer().member().equals("call")) {
            return view.settings()
                    .catalog()
                    .find(frame.opener())
                    .map(call -> help(List.of(signature(call)), frame.argument()))
                    .orElse(null);
        }
        Declaration definition = ProgramNames.of(view).definitions().get(frame.opener());
        if (definition instanceof Declaration.Macro macro) {
            return help(List.of(signature(macro)), frame.argument());
        }
        return Words.about("function", frame.opener())
                .map(text -> {
                    SignatureInformation signature = new SignatureInformation(frame.opener() + "(…)");
                    signature.setDocumentation(text);
                    return help(List.of(signature), 0);
                })
                .orElse(null);
    }

    private static @Nullable SignatureHelp ofRule(View view, CursorContext context, int offset) {
        List<SystemCall> calls =
                RuleFacts.calls(context.callWords(), view.settings().catalog());
        List<SignatureInformation> signatures =
                calls.stream().limit(8).map(SignatureHelpFeature::signature).toList();
        String digit = view.file().text().substring(Math.max(0, offset - 1), offset);
        int parameter = digit.matches("[1-9]") ? Integer.parseInt(digit) - 1 : 0;
        return signatures.isEmpty() ? null : help(signatures, parameter);
    }

    private static SignatureHelp help(List<SignatureInformation> signatures, int parameter) {
        return new SignatureHelp(signatures, 0, parameter);
    }

    private static SignatureInformation signature(SystemCall call) {
        SignatureInformation signature = new SignatureInformation(Signature.of(call));
        signature.setParameters(
                Signature.parts(call).stream().map(ParameterInformation::new).toList());
        return signature;
    }

    private static SignatureInformation signature(Declaration.Macro macro) {
        List<String> names = new ArrayList<>();
        for (Identifier parameter : macro.parameters()) {
            names.add(parameter.text());
        }
        SignatureInformation signature =
                new SignatureInformation(macro.name().text() + "(" + String.join(", ", names) + ")");
        signature.setDocumentation("= " + macro.body().span().text());
        signature.setParameters(names.stream().map(ParameterInformation::new).toList());
        return signature;
    }
}
