package org.syscalltrack.dsl.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Files that are held in memory, by {@code /}-separated names: a jar's resources, a test's files. {@code include} joins
 * names lexically ({@code .} and {@code ..} are removed).
 */
public final class MemorySourceLoader implements SourceLoader {
    private final Map<String, String> texts;

    /** The texts by name; copied. */
    public MemorySourceLoader(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        String normal = normalize(name);
        String text = texts.get(normal);
        if (text == null) {
            throw new SourceLoadException(SourceLoadException.NO_SUCH_FILE);
        }
        return SourceFile.ofText(name, normal, text);
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        int slash = from.name().lastIndexOf('/');
        boolean absolute = path.startsWith("/");
        return load(absolute ? path : normalize(from.name().substring(0, slash + 1) + path));
    }

    static String normalize(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return (name.startsWith("/") ? "/" : "") + String.join("/", parts);
    }
}
