package io.queuerite.functions.internal.invoke;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.queuerite.functions.internal.invoke.BoundValue.Bytes;
import io.queuerite.functions.internal.invoke.BoundValue.Json;
import io.queuerite.functions.internal.invoke.BoundValue.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a function's parameter gets for a value, by the worker's rules, which are mostly Gson's. */
final class Conversion {
  static final Gson GSON = new Gson();

  private static final Map<Class<?>, Function<String, Object>> NUMBERS =
      Map.ofEntries(
          Map.entry(long.class, Long::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(short.class, Short::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(byte.class, Byte::valueOf),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(double.class, Double::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(float.class, Float::valueOf),
          Map.entry(Float.class, Float::valueOf));

  private Conversion() {}

  /**
   * Converts a value.
   *
   * @throws ClassCastException where it is no such thing
   * @throws JsonParseException where it is no JSON for such a thing
   */
  static Object convert(BoundValue value, Type type) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.of(convert(value, argument(type, Object.class)));
    }
    if (value instanceof Text text) {
      return fromText(text.text(), type);
    }
    if (value instanceof Bytes bytes) {
      return fromBytes(bytes.payload().bytes(), type);
    }
    JsonElement json = ((Json) value).json();
    return raw == String.class ? json.toString() : found(GSON.fromJson(json, raw), type);
  }

  /** The class behind a type; generics are dropped. */
  static Class<?> raw(Type type) {
    return TypeToken.get(type).getRawType();
  }

  /** The first argument of a generic type. */
  static Type argument(Type type, Type otherwise) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : otherwise;
  }

  private static Object fromText(String text, Type type) {
    Class<?> raw = raw(type);
    if (raw == String.class) {
      return text;
    }
    Function<String, Object> number = NUMBERS.get(raw);
    if (number != null) {
      try {
        return number.apply(text);
      } catch (NumberFormatException none) {
        throw mismatch(type, none);
      }
    }
    boolean elements = raw == List.class || raw == Collection.class;
    if (elements && argument(type, Object.class) instanceof Class<?> element) {
      return elements(text, element);
    }
    return found(GSON.fromJson(text, raw), type);
  }

  /** Of a list the worker knows the elements' class; where that does not work, Gson decides. */
  private static Object elements(String text, Class<?> element) {
    JsonArray array = JsonParser.parseString(text).getAsJsonArray();
    try {
      List<Object> list = new ArrayList<>();
      for (JsonElement json : array) {
        list.add(GSON.fromJson(json, element));
      }
      return list;
    } catch (JsonParseException other) {
      return found(GSON.fromJson(array, List.class), List.class);
    }
  }

  private static Object fromBytes(byte[] bytes, Type type) {
    Class<?> raw = raw(type);
    if (raw == byte[].class) {
      return bytes.clone();
    }
    if (raw == Byte[].class) {
      Byte[] boxed = new Byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        boxed[i] = bytes[i];
      }
      return boxed;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return raw == String.class ? text : found(GSON.fromJson(text, raw), type);
  }

  /** JSON's null is nothing that a parameter can be bound to. */
  private static Object found(@Nullable Object value, Type type) {
    if (value == null) {
      throw new ClassCastException(
          "Cannot convert the value to %s: it stands for null".formatted(type.getTypeName()));
    }
    return value;
  }

  private static ClassCastException mismatch(Type type, Exception cause) {
    ClassCastException mismatch =
        new ClassCastException(
            "Cannot convert the value to %s: %s".formatted(type.getTypeName(), cause.getMessage()));
    mismatch.initCause(cause);
    return mismatch;
  }
}
