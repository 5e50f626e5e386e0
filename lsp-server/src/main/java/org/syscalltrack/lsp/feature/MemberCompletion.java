package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItemKind;
import org.syscalltrack.dsl.check.Vocabulary;

/** The members that a block does not have yet. */
final class MemberCompletion {
    private final CursorContext context;
    private final Completions completions;

    MemberCompletion(CursorContext context, Completions completions) {
        this.context = context;
        this.completions = completions;
    }

    void members(CursorContext.Frame block) {
        List<String> present = context.presentMembers();
        for (String member : membersOf(block)) {
            if (!present.contains(member)) {
                completions.snippet(member, CompletionItemKind.Property, "member", "", Snippets.of(member));
            }
        }
    }

    private static List<String> membersOf(CursorContext.Frame block) {
        return switch (block.opener()) {
            case "rule" -> Vocabulary.RULE_MEMBERS;
            case "test" -> Vocabulary.TEST_MEMBERS;
            case "expect" -> Vocabulary.EXPECT_MEMBERS;
            case "action" -> actionMembers(block);
            default -> Vocabulary.processMembers();
        };
    }

    /** Before the type is known, the type first and then everything that some action has. */
    private static List<String> actionMembers(CursorContext.Frame action) {
        List<String> members = new ArrayList<>(List.of("type"));
        List<String> type = action.words("type");
        List<String> types = type.isEmpty() ? Vocabulary.ACTION_TYPES : type.subList(0, 1);
        types.forEach(each -> members.addAll(Vocabulary.actionMembers(each)));
        return members;
    }
}
