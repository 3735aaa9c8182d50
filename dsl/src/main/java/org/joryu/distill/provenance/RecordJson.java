package org.joryu.distill.provenance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records as JSON, and back: an object with the record's name as `type`, and a value for each component.
///
/// What a name may stand for follows from the type that is asked for, by its permitted records and those
/// of its components, and from nothing that the text says: a text cannot make anything else come to be.
/// Reading is strict: a component too many or too few, or one out of its range, is refused, save one that
/// came later and of which [#since] knows.
///
/// ```java
/// var json = new RecordJson();
/// json.read(json.write(loss, Loss.class), Loss.class).equals(loss);
/// ```
public final class RecordJson {

    private final Map<Class<?>, Leaf> leaves;
    private final Map<Class<?>, Map<String, Object>> earlier;

    /// For records of numbers, texts, enumerations, lists, and such records.
    public RecordJson() {
        this(Map.of(), Map.of());
    }

    private RecordJson(Map<Class<?>, Leaf> leaves, Map<Class<?>, Map<String, Object>> earlier) {
        this.leaves = leaves;
        this.earlier = earlier;
    }

    /// The same for one more type, which is written as a text.
    public <T> RecordJson with(Class<T> type, Function<T, String> write, Function<String, T> read) {
        var more = new LinkedHashMap<>(leaves);
        more.put(type, new Leaf(value -> write.apply(type.cast(value)), read));
        return new RecordJson(more, earlier);
    }

    /// The same, which also reads texts from before a record had a component.
    ///
    /// ```java
    /// new RecordJson().since(Recipe.class, "warmUp", 0)
    /// ```
    ///
    /// @param value what was in force then
    public RecordJson since(Class<? extends Record> type, String component, Object value) {
        var more = new LinkedHashMap<>(earlier);
        var values = new LinkedHashMap<>(more.getOrDefault(type, Map.of()));
        values.put(component, value);
        more.put(type, values);
        return new RecordJson(leaves, more);
    }

    private record Leaf(Function<Object, String> write, Function<String, ?> read) {}

    /// A value as JSON.
    ///
    /// @param type as which it will be read
    /// @throws IllegalArgumentException if there is something in it that is no record
    public <T> String write(T value, Class<T> type) {
        return encode(value, type).toString();
    }

    private JsonElement encode(@Nullable Object value, Type type) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        var raw = raw(type);
        var leaf = leaves.get(raw);
        if (leaf != null) {
            return new JsonPrimitive(leaf.write.apply(value));
        }
        return switch (value) {
            case Double number when !Double.isFinite(number) -> new JsonPrimitive(number.toString());
            case Number number -> new JsonPrimitive(number);
            case String text -> new JsonPrimitive(text);
            case Boolean truth -> new JsonPrimitive(truth);
            case Enum<?> constant -> new JsonPrimitive(constant.name());
            case List<?> list -> {
                var array = new JsonArray();
                list.forEach(element -> array.add(encode(element, element(type))));
                yield array;
            }
            case Record made when known(raw).containsValue(made.getClass()) -> encode(made);
            default ->
                throw new IllegalArgumentException("%s holds code or another thing that is no plain value (%s)"
                        .formatted(value, value.getClass().getSimpleName()));
        };
    }

    private JsonObject encode(Record value) {
        var json = new JsonObject();
        json.addProperty("type", value.getClass().getSimpleName());
        for (var component : value.getClass().getRecordComponents()) {
            json.add(component.getName(), encode(read(component, value), component.getGenericType()));
        }
        return json;
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /// What [#write] wrote.
    ///
    /// @throws IllegalArgumentException if it is something else
    public <T> T read(String json, Class<T> type) {
        try {
            var value = type.cast(decode(JsonParser.parseString(json), type));
            if (value == null) {
                throw new IllegalArgumentException("a value of %s must be given, but is null".formatted(name(type)));
            }
            return value;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a value of %s must be JSON as it was written, but is %s".formatted(name(type), json), e);
        }
    }

    private @Nullable Object decode(JsonElement json, Type type) {
        var raw = raw(type);
        if (json.isJsonNull()) {
            if (raw.isPrimitive()) {
                throw new IllegalArgumentException("a value of " + name(raw) + " must be given, but is null");
            }
            return null;
        }
        var leaf = leaves.get(raw);
        if (leaf != null) {
            return leaf.read.apply(json.getAsString());
        }
        if (raw == List.class) {
            var list = new ArrayList<Object>();
            json.getAsJsonArray().forEach(element -> list.add(decode(element, element(type))));
            return list;
        }
        if (raw.isEnum()) {
            return constant(json.getAsString(), raw);
        }
        return switch (raw.getName()) {
            case "double", "java.lang.Double" -> Double.valueOf(json.getAsString());
            case "int", "java.lang.Integer" -> json.getAsBigDecimal().intValueExact();
            case "long", "java.lang.Long" -> json.getAsBigDecimal().longValueExact();
            case "boolean", "java.lang.Boolean" -> json.getAsBoolean();
            case "java.lang.String" -> json.getAsString();
            default -> record(json.getAsJsonObject(), raw);
        };
    }

    private static Object constant(String name, Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s must be one of %s, but was %s"
                        .formatted(name(type), Arrays.toString(type.getEnumConstants()), name)));
    }

    private Object record(JsonObject json, Class<?> type) {
        var known = known(type);
        var name = json.has("type") ? json.get("type").getAsString() : "";
        var found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("type must be one of %s for %s, but was %s: another version may know it"
                    .formatted(known.keySet(), name(type), name.isEmpty() ? "missing" : name));
        }
        var components = found.getRecordComponents();
        var names = Stream.of(components).map(RecordComponent::getName).toList();
        var given = json.keySet().stream().filter(key -> !key.equals("type")).toList();
        var before = earlier.getOrDefault(found, Map.of());
        var expected = names.stream()
                .filter(component -> given.contains(component) || !before.containsKey(component))
                .toList();
        if (!given.equals(expected)) {
            throw new IllegalArgumentException("%s must have the components %s, but has %s: another version wrote it"
                    .formatted(name, names, given));
        }
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            var component = names.get(i);
            values[i] = json.has(component)
                    ? decode(json.get(component), components[i].getGenericType())
                    : before.get(component);
        }
        return make(found, components, values);
    }

    private static Object make(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(name(type) + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has this constructor: " + type, e);
        }
    }

    /// The records that a value of a type may be, by name.
    private static Map<String, Class<?>> known(Class<?> type) {
        var known = new LinkedHashMap<String, Class<?>>();
        if (type.isRecord()) {
            known.put(type.getSimpleName(), type);
        } else if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                known.putAll(known(permitted));
            }
        }
        return known;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }

    private static Type element(Type list) {
        return list instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
