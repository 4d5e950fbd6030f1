package io.queuerite.functions.internal.invoke;

import com.azure.storage.queue.QueueServiceClient;
import io.queuerite.functions.HostStartException;
import io.queuerite.functions.internal.config.AppSettings;
import io.queuerite.functions.internal.config.Connections;
import io.queuerite.functions.internal.config.FunctionLoadException;
import io.queuerite.functions.internal.config.HostJson;
import io.queuerite.functions.internal.config.Names;
import io.queuerite.functions.internal.config.RetryPolicy;
import io.queuerite.functions.internal.config.Template;
import io.queuerite.functions.internal.invoke.FunctionDefinition.HttpIn;
import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueIn;
import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueOut;
import io.queuerite.functions.internal.time.HostClock;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/** Makes functions that are ready to run of an app's classes and settings. */
public final class FunctionLoader {
  private final Surroundings surroundings;
  private final AppServices services;
  private final List<QueueFunction> queue = new ArrayList<>();
  private final List<HttpFunction> http = new ArrayList<>();
  private final Map<String, LoadedFunctions.Definition> definitions =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> errors = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> disabled = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> warnings = new ArrayList<>();

  /**
   * What functions run in.
   *
   * @param outgoing how outputs become messages
   * @param classes the app's class loader, asked for its services too
   * @param strictConnections whether a binding without a connection is refused, as the build tool
   *     does; else it is AzureWebJobsStorage
   * @param rejectRetryPolicies whether a queue trigger may not have one
   * @param random 0 to 1, for the waits of retry policies
   */
  public record Surroundings(
      HostJson host,
      AppSettings settings,
      Connections connections,
      HostClock clock,
      Outgoing outgoing,
      ClassLoader classes,
      boolean strictConnections,
      boolean rejectRetryPolicies,
      DoubleSupplier random) {}

  private FunctionLoader(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.services = AppServices.of(surroundings.classes());
  }

  /**
   * Loads what can be loaded.
   *
   * @throws HostStartException where the app as a whole cannot run
   */
  public static LoadedFunctions load(List<Class<?>> classes, Surroundings surroundings) {
    FunctionLoader loader = new FunctionLoader(surroundings);
    Map<String, List<Method>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Class<?> type : classes) {
      FunctionScanner.functions(type)
          .forEach(
              method ->
                  byName
                      .computeIfAbsent(FunctionScanner.name(method), unused -> new ArrayList<>())
                      .add(method));
    }
    byName.forEach(loader::load);
    return loader.loaded();
  }

  private LoadedFunctions loaded() {
    return new LoadedFunctions(
        List.copyOf(queue),
        List.copyOf(http),
        definitions,
        errors,
        disabled,
        List.copyOf(warnings));
  }

  private void load(String name, List<Method> methods) {
    List<String> chosen = surroundings.host().functions();
    if (!chosen.isEmpty() && chosen.stream().noneMatch(name::equalsIgnoreCase)) {
      return;
    }
    if (surroundings.settings().disabled(name)) {
      disabled.add(name);
      return;
    }
    try {
      if (methods.size() > 1) {
        throw new FunctionLoadException(
            "%d methods have this name, whatever the case (%s): expected one"
                .formatted(methods.size(), methods));
      }
      load(FunctionScanner.define(methods.get(0)));
    } catch (FunctionLoadException wrong) {
      errors.put(name, "function %s: %s".formatted(name, wrong.getMessage()));
    }
  }

  private void load(FunctionDefinition function) {
    Map<String, QueueOutputs.Target> targets = new LinkedHashMap<>();
    function.outputs().forEach(output -> targets.put(output.binding(), target(output)));
    QueueOutputs outputs =
        new QueueOutputs(targets, surroundings.outgoing(), surroundings.clock()::now);
    Invoker invoker =
        new Invoker(
            function,
            outputs,
            services,
            surroundings.clock(),
            surroundings.host().functionTimeout());
    if (function.trigger() instanceof QueueIn trigger) {
      queue.add(queueFunction(function, trigger, invoker));
    } else {
      http.add(httpFunction(function, (HttpIn) function.trigger(), invoker, outputs));
    }
    definitions.put(function.name(), script -> FunctionJson.of(function, script));
  }

  private QueueFunction queueFunction(
      FunctionDefinition function, QueueIn trigger, Invoker invoker) {
    RetryPolicy retry = function.retry() == null ? surroundings.host().retry() : function.retry();
    if (retry != null && surroundings.rejectRetryPolicies()) {
      throw new FunctionLoadException(
          "a retry policy is not supported for queue triggers, which have their own retries (maxDequeueCount): expected none");
    }
    if (retry != null) {
      warnings.add(
          "function %s: a retry policy is applied, but queue triggers have their own retries (maxDequeueCount), so a message is tried both ways"
              .formatted(function.name()));
    }
    String name =
        in(trigger.binding(), () -> Names.queue(Names.expand(trigger.queue(), settings())));
    return new QueueFunction(
        function.name(),
        name,
        client(trigger.binding(), trigger.connection()),
        new QueueBody(invoker, trigger, retry, surroundings.clock(), surroundings.random()));
  }

  private static HttpFunction httpFunction(
      FunctionDefinition function, HttpIn trigger, Invoker invoker, QueueOutputs outputs) {
    return new HttpFunction(
        function.name(),
        trigger.route().isEmpty() ? function.name() : trigger.route(),
        trigger.methods(),
        trigger.authLevel(),
        new HttpBody(invoker, !outputs.has(FunctionDefinition.RETURN)));
  }

  private QueueOutputs.Target target(QueueOut output) {
    Template template =
        in(output.binding(), () -> Template.parse(Names.expand(output.queue(), settings())));
    if (template.constant()) {
      in(output.binding(), () -> Names.queue(Names.expand(output.queue(), settings())));
    }
    return new QueueOutputs.Target(template, client(output.binding(), output.connection()));
  }

  private QueueServiceClient client(String binding, String connection) {
    if (connection.isBlank() && surroundings.strictConnections()) {
      throw new FunctionLoadException(
          "binding %s: must have a non-empty connection; expected one in its annotation or @StorageAccount on the method"
              .formatted(binding));
    }
    return in(
        binding, () -> surroundings.connections().client(Names.expand(connection, settings())));
  }

  private AppSettings settings() {
    return surroundings.settings();
  }

  /** Says of which binding a failure speaks. */
  private static <T> T in(String binding, java.util.function.Supplier<T> step) {
    try {
      return step.get();
    } catch (FunctionLoadException wrong) {
      throw new FunctionLoadException("binding %s: %s".formatted(binding, wrong.getMessage()));
    }
  }
}
