package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.TokenList;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/**
 * Where the cursor is, in terms of open brackets: what half-typed text still tells. Reads the part's tokens up to the
 * cursor, since a tree of such text has holes just there.
 */
final class CursorContext {
    /**
     * A token that means something.
     *
     * @param start its offset in the part
     */
    record Word(TokenKind kind, String text, int start) {}

    /** A bracket that is open at the cursor. */
    static final class Frame {
        private final String opener;
        private final String bracket;
        private final int firstWord;
        private final Map<String, List<String>> members = new HashMap<>();
        private String member = "";
        private int argument;

        Frame(String opener, String bracket, int firstWord) {
            this.opener = opener;
            this.bracket = bracket;
            this.firstWord = firstWord;
        }

        /** The word before the bracket: {@code rule}, {@code action}, {@code PARAMS}, {@code unlink}; may be empty. */
        String opener() {
            return opener;
        }

        /** The bracket itself. */
        String bracket() {
            return bracket;
        }

        /** The 0-based number of the argument that the cursor is in. */
        int argument() {
            return argument;
        }

        /** The member whose value the cursor may be in; empty if none has been begun. */
        String member() {
            return member;
        }

        /** The words of a member's value, as far as it stands before the cursor. */
        List<String> words(String name) {
            return members.getOrDefault(name, List.of());
        }
    }

    private static final int NONE = -1;

    private final View view;
    private final int offset;
    private final SyntaxTree part;
    private final List<Word> words = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private boolean inText;
    private int stringStart = NONE;
    private int prefixStart;

    private CursorContext(View view, int offset) {
        this.view = view;
        this.offset = offset;
        this.part = view.partAt(offset);
        frames.add(new Frame("", "", 0));
        scan(offset - view.partStart(offset));
    }

    /** The context of an offset of the view's file. */
    static CursorContext at(View view, int offset) {
        return new CursorContext(view, offset);
    }

    private void scan(int cursor) {
        TokenList tokens = part.tokens();
        prefixStart = cursor;
        for (int index = 0; index < tokens.size() && tokens.start(index) < cursor; index++) {
            TokenKind kind = tokens.kind(index);
            boolean touches = tokens.end(index) >= cursor;
            boolean goesOn = tokens.end(index) > cursor;
            if (kind.isComment()) {
                inText |= touches && (goesOn || kind == TokenKind.LINE_COMMENT);
            } else if (touches && (isWord(kind) || kind == TokenKind.LOG_MACRO)) {
                prefixStart = tokens.start(index);
            } else if (touches
                    && (kind == TokenKind.STRING || kind == TokenKind.CHARACTER || kind == TokenKind.NUMBER)) {
                inText = goesOn || kind == TokenKind.NUMBER || !isClosed(tokens.text(index));
                stringStart = inText && kind == TokenKind.STRING ? tokens.start(index) : NONE;
            } else if (!kind.isTrivia()) {
                take(new Word(kind, tokens.text(index), tokens.start(index)));
            }
        }
    }

    private static boolean isClosed(String literal) {
        return literal.length() > 1 && literal.charAt(literal.length() - 1) == literal.charAt(0);
    }

    private static boolean isWord(TokenKind kind) {
        return kind == TokenKind.NAME || kind == TokenKind.DECLARATION_WORD || kind == TokenKind.WORD_OPERATOR;
    }

    private void take(Word word) {
        Frame frame = frame();
        switch (word.kind) {
            case LEFT_BRACE, LEFT_PARENTHESIS, LEFT_BRACKET, LOG_INTERPOLATION -> {
                if (startsDeclaration(word)) {
                    frames.subList(1, frames.size()).clear();
                }
                frames.add(new Frame(opener(word), word.text, words.size() + 1));
            }
            case RIGHT_BRACE, RIGHT_PARENTHESIS, RIGHT_BRACKET -> {
                if (frames.size() > 1) {
                    frames.remove(frames.size() - 1);
                }
                if (word.kind == TokenKind.RIGHT_BRACE && isBlock(frame())) {
                    frame().member = "";
                }
            }
            case COMMA -> frame.argument++;
            case ASSIGN -> beginMember(frame);
            default -> {
                if (!frame.member.isEmpty() && isBlock(frame)) {
                    frame.members
                            .computeIfAbsent(frame.member, name -> new ArrayList<>())
                            .add(word.text);
                }
            }
        }
        words.add(word);
    }

    /** A rule or test begins even where the one before it was never closed. */
    private boolean startsDeclaration(Word brace) {
        Word last = previous().orElse(brace);
        return brace.kind == TokenKind.LEFT_BRACE
                && last.kind == TokenKind.DECLARATION_WORD
                && (last.text.equals("rule") || last.text.equals("test"));
    }

    private String opener(Word bracket) {
        Optional<Word> last = previous();
        if (last.isEmpty() || bracket.kind == TokenKind.LOG_INTERPOLATION) {
            return bracket.text;
        }
        if (isWord(last.get().kind)) {
            if (bracket.kind == TokenKind.LEFT_BRACE && isBlock(frame())) {
                frame().members.put(last.get().text, new ArrayList<>());
            }
            return last.get().text;
        }
        return "";
    }

    private void beginMember(Frame frame) {
        previous().filter(word -> isWord(word.kind)).ifPresent(word -> {
            List<String> before = frame.members.get(frame.member);
            if (before != null && !before.isEmpty()) {
                before.remove(before.size() - 1); // the new member's name was taken for more of the value before
            }
            frame.member = word.text;
            frame.members.put(word.text, new ArrayList<>());
        });
    }

    /** Whether a bracket holds members. */
    static boolean isBlock(Frame frame) {
        return frame.bracket.equals("{")
                && List.of("rule", "test", "action", "process", "expect", "PARENT")
                        .contains(frame.opener);
    }

    /** The innermost open bracket; at top level one without an opener. */
    Frame frame() {
        return frames.get(frames.size() - 1);
    }

    /** The innermost open bracket behind that word. */
    Optional<Frame> frame(String opener) {
        for (int index = frames.size() - 1; index >= 0; index--) {
            if (frames.get(index).opener.equals(opener)) {
                return Optional.of(frames.get(index));
            }
        }
        return Optional.empty();
    }

    /** The bracket around the innermost one. */
    Frame outer() {
        return frames.get(Math.max(0, frames.size() - 2));
    }

    /** Whether no bracket is open. */
    boolean isTopLevel() {
        return frames.size() == 1;
    }

    /** Whether the cursor is in a comment, a string or a number. */
    boolean isInText() {
        return inText;
    }

    /** What stands before the cursor of the file name in an {@code include}; empty where the cursor is elsewhere. */
    Optional<String> includedName() {
        boolean included = previous()
                .filter(word -> word.kind == TokenKind.DECLARATION_WORD && word.text.equals("include"))
                .isPresent();
        return included && isTopLevel() && stringStart != NONE
                ? Optional.of(view.file().text().substring(view.partStart(offset) + stringStart + 1, offset))
                : Optional.empty();
    }

    /** The last word before the one that is being typed. */
    Optional<Word> previous() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    /** The words before the cursor, without the one that is being typed. */
    List<Word> words() {
        return Collections.unmodifiableList(words);
    }

    /** The words inside the innermost bracket. */
    List<Word> wordsInFrame() {
        return words.subList(Math.min(frame().firstWord, words.size()), words.size());
    }

    /** The words before the innermost bracket. */
    List<Word> wordsBeforeFrame() {
        return words.subList(0, Math.max(0, frame().firstWord - 1));
    }

    /** Where in the file the word begins that is being typed. */
    int prefixStart() {
        return view.partStart(offset) + prefixStart;
    }

    /** What has been typed of it. */
    String prefix() {
        return view.file().text().substring(prefixStart(), offset);
    }

    /** The members that the block around the cursor has, before and behind it. */
    List<String> presentMembers() {
        List<String> present = new ArrayList<>(frame().members.keySet());
        Nodes.innermost(Nodes.path(view, offset), MemberValue.Block.class)
                .ifPresent(block -> block.members().stream()
                        .filter(member -> member.span().start() > offset - view.partStart(offset)
                                || member.span().end() < prefixStart)
                        .forEach(member -> present.add(member.name().text())));
        return present;
    }

    /** The rule around the cursor, as far as the tree has it. */
    Optional<Declaration.Rule> rule() {
        List<SyntaxNode> path = Nodes.path(view, offset);
        return Nodes.innermost(path, Declaration.Rule.class);
    }

    /** The words of {@code syscall_name} in the rule around the cursor: names, classes with their percent sign. */
    List<String> callWords() {
        List<String> tokens =
                frame("rule").map(rule -> rule.words("syscall_name")).orElse(List.of());
        List<String> names = new ArrayList<>();
        for (int index = 0; index < tokens.size(); index++) {
            String token = tokens.get(index);
            if (token.equals("%") && index + 1 < tokens.size()) {
                names.add("%" + tokens.get(++index));
            } else if (!token.equals(",")) {
                names.add(token);
            }
        }
        return names;
    }
}
