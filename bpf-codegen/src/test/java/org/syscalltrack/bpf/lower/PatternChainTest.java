package org.syscalltrack.bpf.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.GlobSyntaxException;
import org.syscalltrack.dsl.source.ByteString;

/** Automata of patterns beside the matcher that the other backends use. */
class PatternChainTest {
    private static final int PATTERNS = 400;
    private static final int TEXTS = 20;

    @Test
    void shortPatternsShareWordsAndLongOnesHaveTheirOwn() throws GlobSyntaxException {
        List<PatternChain> chains = PatternChain.of(
                List.of(glob("*" + "a".repeat(63)), glob("a*b".repeat(2)), glob("b*" + "a".repeat(63)), glob("*c*")));
        assertThat(chains).extracting(chain -> chain.words().size()).containsExactly(1, 1, 2);
        assertThat(chains).extracting(PatternChain::minimumLength).containsExactly(63, 1, 64);
    }

    @Test
    void theLongestTakes64Words() throws GlobSyntaxException {
        PatternChain chain =
                PatternChain.of(List.of(glob("*" + "?".repeat(4095) + "*"))).get(0);
        assertThat(chain.words()).hasSize(64);
        assertThat(chain.words().get(63).certain()).isEqualTo(1L << 63);
    }

    /** {@code -Dsct.seed=N} begins with a seed that was printed. */
    @Test
    void decidesAsTheMatcherDoes() throws GlobSyntaxException {
        long seed = Long.getLong("sct.seed", System.nanoTime());
        System.out.println("decidesAsTheMatcherDoes: -Dsct.seed=" + seed);
        Random random = new Random(seed);
        int matched = 0;
        for (int i = 0; i < PATTERNS; i++) {
            Glob pattern = glob(pattern(random));
            PatternChain chain = PatternChain.of(List.of(pattern)).get(0);
            for (int j = 0; j < TEXTS; j++) {
                ByteString text = text(random, pattern);
                boolean matches = pattern.matches(text);
                assertThat(accepts(chain, text)).as("%s: %s", pattern, text).isEqualTo(matches);
                matched += matches ? 1 : 0;
            }
        }
        assertThat(matched).isBetween(PATTERNS, PATTERNS * TEXTS - PATTERNS);
    }

    /** All words at each byte, instead of all bytes for each word as programs do. */
    private static boolean accepts(PatternChain chain, ByteString text) {
        List<PatternWord> words = chain.words();
        long[] states = words.stream().mapToLong(PatternWord::start).toArray();
        for (int at = 0; at < text.length(); at++) {
            long passed = 0;
            for (int i = 0; i < states.length; i++) {
                PatternWord word = words.get(i);
                long going = states[i] & word.bytes().get(text.at(at) & 0xff);
                states[i] = (states[i] & word.loops()) | (going << 1) | passed;
                passed = going >>> 63;
            }
        }
        PatternWord last = words.get(words.size() - 1);
        assertThat(words.subList(0, words.size() - 1)).allMatch(word -> word.accepting() == 0);
        return (states[states.length - 1] & last.accepting()) != 0;
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        int stars = 0;
        for (int i = random.nextInt(200); i >= 0; i--) {
            int kind = random.nextInt(40);
            if (kind < 2 && stars < 8) {
                pattern.append('*');
                stars++;
            } else {
                pattern.append(kind < 4 ? "?" : kind < 6 ? "[!b]" : kind < 15 ? "b" : "a");
            }
        }
        return pattern.toString();
    }

    /** What the pattern matches, with a change here and there. */
    private static ByteString text(Random random, Glob pattern) {
        StringBuilder text = new StringBuilder();
        for (Glob.Element element : pattern.elements()) {
            if (element instanceof Glob.Element.Literal literal) {
                text.append(literal.bytes());
            } else if (element instanceof Glob.Element.OneOf) {
                text.append('c');
            } else {
                text.append("ab".repeat(random.nextInt(20)));
            }
        }
        for (int changes = random.nextInt(3); changes > 0 && text.length() > 0; changes--) {
            text.setCharAt(random.nextInt(text.length()), "abc".charAt(random.nextInt(3)));
        }
        return bytes(text.toString());
    }

    private static Glob glob(String pattern) throws GlobSyntaxException {
        return Glob.parse(bytes(pattern));
    }

    private static ByteString bytes(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
