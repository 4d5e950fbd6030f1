package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function's annotations as function.json has them, equal to what the Functions Maven plugin
 * writes: bindings in the order of the parameters, then the method's own, then the answer that an
 * HTTP trigger implies; values that are the annotation's defaults are left out.
 */
final class FunctionJson {
  /** The plugin writes these always: one on purpose, and a list is never equal to another. */
  private static final Set<String> ALWAYS = Set.of("authLevel", "methods");

  private static final String CONNECTION = "connection";

  private final Method method;
  private final JsonArray bindings = new JsonArray();

  private FunctionJson(Method method) {
    this.method = method;
  }

  /**
   * @param scriptFile where the app's jar is, seen from the function's folder
   */
  static String of(FunctionDefinition function, String scriptFile) {
    FunctionJson json = new FunctionJson(function.method());
    json.addBindings();
    JsonObject root = new JsonObject();
    root.addProperty("scriptFile", scriptFile);
    root.addProperty(
        "entryPoint", json.method.getDeclaringClass().getName() + "." + json.method.getName());
    root.add("bindings", json.bindings);
    JsonObject retry = json.retry();
    if (retry != null) {
      root.add("retry", retry);
    }
    return OutputElements.indented(root) + "\n";
  }

  private void addBindings() {
    for (Parameter parameter : method.getParameters()) {
      add(parameter, null);
    }
    add(method, FunctionDefinition.RETURN);
    boolean implied =
        Arrays.stream(method.getParameters())
                .anyMatch(p -> p.isAnnotationPresent(HttpTrigger.class))
            && method.getReturnType() != void.class
            && !method.isAnnotationPresent(QueueOutput.class);
    if (implied) {
      bindings.add(binding("http", "out", FunctionDefinition.RETURN));
    }
  }

  private void add(AnnotatedElement element, @Nullable String name) {
    add(element.getAnnotation(QueueTrigger.class), "queueTrigger", "in", name);
    add(element.getAnnotation(HttpTrigger.class), "httpTrigger", "in", name);
    add(element.getAnnotation(QueueOutput.class), "queue", "out", name);
  }

  private void add(
      @Nullable Annotation annotation, String type, String direction, @Nullable String name) {
    if (annotation == null) {
      return;
    }
    JsonObject binding =
        binding(type, direction, name == null ? (String) value(annotation, "name") : name);
    for (Method attribute : attributes(annotation)) {
      Object value = value(annotation, attribute.getName());
      boolean left = Objects.deepEquals(value, attribute.getDefaultValue());
      if (!binding.has(attribute.getName()) && (!left || ALWAYS.contains(attribute.getName()))) {
        binding.add(attribute.getName(), json(value));
      }
    }
    addSharedConnection(annotation, binding);
    bindings.add(binding);
  }

  private void addSharedConnection(Annotation annotation, JsonObject binding) {
    StorageAccount shared = method.getAnnotation(StorageAccount.class);
    if (shared != null && !(annotation instanceof HttpTrigger) && !binding.has(CONNECTION)) {
      binding.addProperty(CONNECTION, shared.value());
    }
  }

  private @Nullable JsonObject retry() {
    FixedDelayRetry fixed = method.getAnnotation(FixedDelayRetry.class);
    ExponentialBackoffRetry growing = method.getAnnotation(ExponentialBackoffRetry.class);
    if (fixed == null && growing == null) {
      return null;
    }
    JsonObject retry = new JsonObject();
    if (fixed != null) {
      retry.addProperty("strategy", "fixedDelay");
      retry.addProperty("maxRetryCount", fixed.maxRetryCount());
      retry.addProperty("delayInterval", fixed.delayInterval());
    } else {
      retry.addProperty("strategy", "exponentialBackoff");
      retry.addProperty("maxRetryCount", growing.maxRetryCount());
      retry.addProperty("minimumInterval", growing.minimumInterval());
      retry.addProperty("maximumInterval", growing.maximumInterval());
    }
    return retry;
  }

  private static JsonObject binding(String type, String direction, String name) {
    JsonObject binding = new JsonObject();
    binding.addProperty("type", type);
    binding.addProperty("direction", direction);
    binding.addProperty("name", name);
    return binding;
  }

  private static List<Method> attributes(Annotation annotation) {
    return Arrays.stream(annotation.annotationType().getDeclaredMethods())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static Object value(Annotation annotation, String attribute) {
    try {
      return annotation.annotationType().getMethod(attribute).invoke(annotation);
    } catch (ReflectiveOperationException neverOfAnAnnotation) {
      throw new IllegalStateException(neverOfAnAnnotation);
    }
  }

  private static JsonElement json(Object value) {
    if (value.getClass().isArray()) {
      JsonArray array = new JsonArray();
      for (int i = 0; i < Array.getLength(value); i++) {
        array.add(json(Array.get(value, i)));
      }
      return array;
    }
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : value instanceof Boolean truth
            ? new JsonPrimitive(truth)
            : new JsonPrimitive(value.toString());
  }
}
