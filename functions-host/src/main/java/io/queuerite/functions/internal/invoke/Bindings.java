package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import io.queuerite.functions.internal.config.FunctionLoadException;
import io.queuerite.functions.internal.invoke.FunctionDefinition.HttpIn;
import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueIn;
import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueOut;
import io.queuerite.functions.internal.invoke.FunctionDefinition.Trigger;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The bindings of a method's annotations. */
record Bindings(List<Trigger> triggers, List<QueueOut> outputs) {
  private static final Set<Class<? extends Annotation>> KNOWN =
      Set.of(
          FunctionName.class,
          QueueTrigger.class,
          QueueOutput.class,
          HttpTrigger.class,
          BindingName.class,
          StorageAccount.class,
          FixedDelayRetry.class,
          ExponentialBackoffRetry.class);
  private static final String SUPPORTED =
      "@QueueTrigger, @HttpTrigger, @QueueOutput, @BindingName, @StorageAccount and the retry"
          + " annotations";

  /**
   * Reads them.
   *
   * @throws FunctionLoadException where one is of a kind that this host does not run
   */
  static Bindings of(Method method) {
    Bindings bindings = new Bindings(new ArrayList<>(), new ArrayList<>());
    StorageAccount account = method.getAnnotation(StorageAccount.class);
    String connection = account == null ? "" : account.value();
    checkKnown(method.getAnnotations(), "method " + method.getName());
    for (Parameter parameter : method.getParameters()) {
      checkKnown(parameter.getAnnotations(), "parameter " + parameter.getName());
      bindings.add(parameter, connection);
    }
    QueueOutput result = method.getAnnotation(QueueOutput.class);
    if (result != null) {
      bindings.outputs.add(output(FunctionDefinition.RETURN, result, connection));
    }
    return bindings;
  }

  /** The names of all of them. */
  List<String> names() {
    return Stream.concat(
            triggers.stream().map(Trigger::binding), outputs.stream().map(QueueOut::binding))
        .toList();
  }

  private void add(Parameter parameter, String connection) {
    QueueTrigger queue = parameter.getAnnotation(QueueTrigger.class);
    if (queue != null) {
      triggers.add(
          new QueueIn(
              queue.name(),
              queue.queueName(),
              or(queue.connection(), connection),
              queue.dataType().equalsIgnoreCase("binary")));
    }
    HttpTrigger http = parameter.getAnnotation(HttpTrigger.class);
    if (http != null) {
      triggers.add(http(http, parameter));
    }
    QueueOutput output = parameter.getAnnotation(QueueOutput.class);
    if (output != null) {
      outputs.add(output(output.name(), output, connection));
    }
  }

  private static HttpIn http(HttpTrigger http, Parameter parameter) {
    if (parameter.getType() != HttpRequestMessage.class) {
      throw new FunctionLoadException(
          "parameter %s: @HttpTrigger '%s' on a %s; expected HttpRequestMessage<T>"
              .formatted(parameter.getName(), http.name(), parameter.getType().getSimpleName()));
    }
    return new HttpIn(http.name(), http.route(), List.of(http.methods()), http.authLevel());
  }

  private static QueueOut output(String name, QueueOutput output, String connection) {
    return new QueueOut(name, output.queueName(), or(output.connection(), connection));
  }

  private static String or(String own, String shared) {
    return own.isBlank() ? shared : own;
  }

  private static void checkKnown(Annotation[] annotations, String where) {
    for (Annotation annotation : annotations) {
      Class<? extends Annotation> type = annotation.annotationType();
      boolean ofFunctions =
          type.getPackage().equals(QueueTrigger.class.getPackage())
              || type.isAnnotationPresent(CustomBinding.class);
      if (ofFunctions && !KNOWN.contains(type)) {
        throw new FunctionLoadException(
            "%s: binding @%s%s is not supported here; supported are %s"
                .formatted(where, type.getSimpleName(), named(annotation), SUPPORTED));
      }
    }
  }

  /** The name that a binding has, where it has one. */
  private static String named(Annotation annotation) {
    try {
      return " '" + annotation.annotationType().getMethod("name").invoke(annotation) + "'";
    } catch (ReflectiveOperationException nameless) {
      return "";
    }
  }
}
