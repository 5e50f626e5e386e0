package org.syscalltrack.dsl.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.JsonWriter;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.Span;

/**
 * A checked rule set as a JSON document, for other programs; {@code docs/model.schema.json} describes it.
 *
 * <p>Every record of the model becomes an object with the record's components as members. One of several kinds says which
 * in the member {@code kind}; what is absent has no member. Calls stand for themselves by their names, enumerations by
 * theirs in lower case, strings of bytes as text, in which a byte
 * that is not UTF-8 is the lone surrogate that {@link LosslessUtf8} makes of it.
 */
public final class RuleSetDocument {
    private static final int VERSION = 1;

    private RuleSetDocument() {}

    /** The document. */
    public static String write(RuleSet ruleSet) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("architecture", value(ruleSet.architecture()));
        document.put("rules", value(ruleSet.rules()));
        document.put("tests", value(ruleSet.tests()));
        return JsonWriter.write(document);
    }

    private static Object value(Object object) {
        if (object instanceof String
                || object instanceof Integer
                || object instanceof Long
                || object instanceof Boolean) {
            return object;
        }
        if (object instanceof Collection<?> collection) {
            List<Object> values = new ArrayList<>();
            collection.forEach(element -> values.add(value(element)));
            boolean isOrdered = object instanceof List;
            if (!isOrdered) {
                values.sort((one, other) -> String.valueOf(one).compareTo(String.valueOf(other)));
            }
            return values;
        }
        if (object instanceof Map<?, ?> map) {
            Map<String, Object> members = new TreeMap<>();
            map.forEach((key, element) -> members.put(String.valueOf(value(key)), value(element)));
            return members;
        }
        if (object instanceof Span span) {
            return place(span);
        }
        return object instanceof Record node && !(object instanceof SystemCall) && !(object instanceof Glob)
                ? members(node)
                : name(object);
    }

    private static Object name(Object object) {
        if (object instanceof SystemCall call) {
            return call.name();
        }
        if (object instanceof Abi abi) {
            return abi.label();
        }
        if (object instanceof Architecture architecture) {
            return architecture.label();
        }
        if (object instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (object instanceof Duration duration) {
            return duration.toString();
        }
        if (object instanceof Glob glob) {
            return text(glob.pattern());
        }
        if (object instanceof ByteString bytes) {
            return text(bytes);
        }
        throw new IllegalArgumentException("no value of a model: " + object.getClass());
    }

    private static Map<String, Object> members(Record node) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (isOneOfSeveral(node.getClass())) {
            members.put("kind", kind(node.getClass().getSimpleName()));
        }
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object found = get(node, component);
            if (found instanceof Optional<?> optional) {
                optional.ifPresent(present -> members.put(component.getName(), value(present)));
            } else if (found instanceof OptionalLong optional) {
                optional.ifPresent(present -> members.put(component.getName(), present));
            } else {
                members.put(component.getName(), value(found));
            }
        }
        return members;
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        return type.getInterfaces().length > 0 && type.getInterfaces()[0].isSealed();
    }

    /** {@code StringComparison} is {@code string_comparison}. */
    private static String kind(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Object get(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record of the model is not public: " + node.getClass(), e);
        }
    }

    private static Map<String, Object> place(Span span) {
        Position start = span.startPosition();
        Position end = span.file().lineMap().position(span.end());
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("file", span.file().name());
        place.put("line", start.line());
        place.put("column", start.column());
        place.put("endLine", end.line());
        place.put("endColumn", end.column());
        return place;
    }

    private static String text(ByteString bytes) {
        return LosslessUtf8.decode(bytes.toByteArray());
    }
}
