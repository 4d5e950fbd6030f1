package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a method is called with: each parameter by its type or its annotation, in that order. */
final class Arguments {
  private final Parameter[] parameters;
  private final List<String> outputs;
  private final Map<String, OutputCell> cells = new HashMap<>();
  private final @Nullable Object[] values;

  /** The trigger's own value for a parameter. */
  @FunctionalInterface
  interface TriggerValue {
    Object of(Parameter parameter);
  }

  private Arguments(Method method, List<String> outputs) {
    this.parameters = method.getParameters();
    this.outputs = outputs;
    this.values = new Object[parameters.length];
  }

  /**
   * Binds all of them.
   *
   * @param outputs the names of the outputs that there are
   * @throws RuntimeException where one cannot be bound
   */
  static Arguments bind(
      Method method,
      List<String> outputs,
      TriggerValue trigger,
      TriggerData data,
      ExecutionContext context) {
    Arguments arguments = new Arguments(method, outputs);
    for (int i = 0; i < arguments.values.length; i++) {
      arguments.values[i] = arguments.bind(arguments.parameters[i], trigger, data, context);
    }
    return arguments;
  }

  private Object bind(
      Parameter parameter, TriggerValue trigger, TriggerData data, ExecutionContext context) {
    String binding = name(parameter);
    if (parameter.getType() == OutputBinding.class) {
      return output(parameter, binding);
    }
    if (binding != null) {
      if (parameter.isAnnotationPresent(QueueOutput.class)) {
        throw new IllegalArgumentException(
            "parameter %s: @QueueOutput '%s' expects an OutputBinding<T>"
                .formatted(parameter.getName(), binding));
      }
      return trigger.of(parameter);
    }
    BindingName named = parameter.getAnnotation(BindingName.class);
    if (named != null) {
      return metadata(parameter, named.value(), data);
    }
    if (parameter.getType().isInstance(context)) {
      return context;
    }
    throw new ClassCastException(
        "Cannot bind parameter %s of type %s: it has no annotation that says to what"
            .formatted(parameter.getName(), parameter.getType().getName()));
  }

  private OutputCell output(Parameter parameter, @Nullable String binding) {
    if (binding == null || !outputs.contains(binding)) {
      throw new IllegalArgumentException(
          "parameter %s: an OutputBinding without @QueueOutput".formatted(parameter.getName()));
    }
    return cells.computeIfAbsent(binding, unused -> new OutputCell());
  }

  private static Object metadata(Parameter parameter, String name, TriggerData data) {
    BoundValue value = data.named(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "cannot find matched @BindingName of parameter %s: the trigger has no '%s', only %s"
              .formatted(parameter.getName(), name, data.metadata().keySet()));
    }
    return Conversion.convert(value, parameter.getParameterizedType());
  }

  /** The name of a parameter's binding; null where it has none. */
  private static @Nullable String name(Parameter parameter) {
    QueueTrigger queue = parameter.getAnnotation(QueueTrigger.class);
    HttpTrigger http = parameter.getAnnotation(HttpTrigger.class);
    QueueOutput output = parameter.getAnnotation(QueueOutput.class);
    if (queue != null) {
      return queue.name();
    }
    if (http != null) {
      return http.name();
    }
    return output == null ? null : output.name();
  }

  @Nullable Object[] values() {
    return values;
  }

  /** What was set, by output; what was not, is missing. */
  Map<String, Object> outputs() {
    Map<String, Object> set = new HashMap<>();
    cells.forEach(
        (name, cell) -> {
          Object value = cell.getValue();
          if (value != null) {
            set.put(name, value);
          }
        });
    return set;
  }

  /** The name of the binding that has an annotation of that simple name. */
  @Nullable String nameByAnnotation(String simpleName) {
    for (Parameter parameter : parameters) {
      for (var annotation : parameter.getAnnotations()) {
        if (annotation.annotationType().getSimpleName().equals(simpleName)) {
          return name(parameter);
        }
      }
    }
    return null;
  }

  @Nullable Object value(String binding) {
    int place = place(binding);
    return place < 0 ? null : values[place];
  }

  /** Lets a middleware change it. */
  void replace(String binding, @Nullable Object value) {
    int place = place(binding);
    if (place >= 0) {
      values[place] = value;
    }
  }

  private int place(String binding) {
    for (int i = 0; i < parameters.length; i++) {
      if (binding.equals(name(parameters[i]))) {
        return i;
      }
    }
    return -1;
  }
}
