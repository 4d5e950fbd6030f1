package io.queuerite.functions.internal.app;

import io.queuerite.functions.HostStartException;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.Parity;
import io.queuerite.functions.Parity.RetryPolicyOnQueue;
import io.queuerite.functions.internal.config.AppSettings;
import io.queuerite.functions.internal.config.Connections;
import io.queuerite.functions.internal.config.HostJson;
import io.queuerite.functions.internal.config.LocalSettings;
import io.queuerite.functions.internal.http.HttpFrontEnd;
import io.queuerite.functions.internal.http.Key;
import io.queuerite.functions.internal.http.Route;
import io.queuerite.functions.internal.invoke.FunctionLoader;
import io.queuerite.functions.internal.invoke.HttpFunction;
import io.queuerite.functions.internal.invoke.LoadedFunctions;
import io.queuerite.functions.internal.invoke.Outgoing;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.queue.Activity;
import io.queuerite.functions.internal.queue.MessageTextCodec;
import io.queuerite.functions.internal.queue.QueueHost;
import io.queuerite.functions.internal.queue.QueueRules;
import io.queuerite.functions.internal.time.HostClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composition root: puts a host together of an app, its configuration and a clock. */
public final class HostAssembly {
  private static final System.Logger LOG = System.getLogger(HostAssembly.class.getName());

  private final HostClock clock;
  private final Activity activity;
  private final LoadedFunctions loaded;
  private final QueueHost queues;
  private final HandRuns byHand;
  private final String routePrefix;
  private final @Nullable HttpFrontEnd http;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** What was chosen. */
  public record Plan(
      List<Class<?>> app,
      Map<String, String> settings,
      boolean environmentVariables,
      LocalSettings localSettings,
      @Nullable Path hostJson,
      String hostJsonText,
      boolean development,
      boolean strictConnections,
      @Nullable Integer httpPort,
      @Nullable String key,
      Parity parity,
      InstantSource time,
      Function<Runnable, Runnable> onMove,
      DoubleSupplier random) {}

  private HostAssembly(Plan plan) {
    if (plan.app().isEmpty()) {
      throw new HostStartException("app: expected at least one class with functions");
    }
    AppSettings settings =
        new AppSettings(
            plan.settings(),
            plan.environmentVariables() ? System.getenv() : Map.of(),
            plan.localSettings());
    HostJson config = hostJson(plan, settings);
    this.clock = new HostClock(plan.time(), plan.onMove());
    this.activity = new Activity();
    this.routePrefix = config.routePrefix();
    this.loaded = load(plan, settings, config, clock);
    warn(settings, loaded);
    this.queues =
        new QueueHost(
            loaded.queue(),
            new QueueRules(config.queues(), plan.parity(), plan.random()),
            clock,
            activity);
    this.byHand = new HandRuns(loaded.queue(), clock, activity);
    this.http = plan.httpPort() == null && loaded.http().isEmpty() ? null : listen(plan);
  }

  /**
   * Starts it.
   *
   * @throws HostStartException where nothing can run
   */
  public static HostAssembly start(Plan plan) {
    HostAssembly host = new HostAssembly(plan);
    host.queues.start();
    return host;
  }

  private static HostJson hostJson(Plan plan, AppSettings settings) {
    HostJson.Surroundings surroundings =
        new HostJson.Surroundings(plan.development(), plan.parity().processorCount());
    return plan.hostJson() == null
        ? HostJson.parse(plan.hostJsonText(), "host.json", settings, surroundings)
        : HostJson.read(plan.hostJson(), settings, surroundings);
  }

  private LoadedFunctions load(Plan plan, AppSettings settings, HostJson config, HostClock clock) {
    MessageTextCodec codec = new MessageTextCodec(config.queues().base64());
    return FunctionLoader.load(
        plan.app(),
        new FunctionLoader.Surroundings(
            config,
            settings,
            new Connections(settings, plan.parity().serviceRetries()),
            clock,
            new Outgoing(
                codec::encode,
                plan.parity().compactJson(),
                plan.parity().outputWakeUp() ? this::wakeUp : queue -> {}),
            plan.app().get(0).getClassLoader(),
            plan.strictConnections(),
            plan.parity().retryPolicyOnQueue() == RetryPolicyOnQueue.REJECT,
            plan.random()));
  }

  /** Runs begin only after the listeners are there. */
  private void wakeUp(String queue) {
    queues.wakeUp(queue);
  }

  private static void warn(AppSettings settings, LoadedFunctions loaded) {
    Stream.of(
            settings.warnings().stream(),
            loaded.warnings().stream(),
            loaded.errors().values().stream().map(error -> "not started: " + error))
        .flatMap(lines -> lines)
        .forEach(line -> LOG.log(System.Logger.Level.WARNING, line));
  }

  private HttpFrontEnd listen(Plan plan) {
    List<Route> routes = new ArrayList<>();
    for (HttpFunction function : loaded.http()) {
      routes.add(Route.of(recorded(function)));
    }
    int port = plan.httpPort() == null ? 0 : plan.httpPort();
    return new HttpFrontEnd(
        port,
        routePrefix,
        routes,
        new Key(plan.key()),
        new HostAdministration(queues, byHand, activity));
  }

  private HttpFunction recorded(HttpFunction function) {
    return new HttpFunction(
        function.name(),
        function.route(),
        function.methods(),
        function.authLevel(),
        call ->
            byHand.recorded(function.name(), () -> function.body().run(call), run -> run.result()));
  }

  public Activity activity() {
    return activity;
  }

  public LoadedFunctions loaded() {
    return loaded;
  }

  public QueueHost queues() {
    return queues;
  }

  /** The names of the functions that run. */
  public List<String> functions() {
    return Stream.concat(
            loaded.queue().stream().map(QueueFunction::name),
            loaded.http().stream().map(HttpFunction::name))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** A function's function.json. */
  public String functionJson(String function, String scriptFile) {
    LoadedFunctions.Definition definition = loaded.definitions().get(function);
    if (definition == null) {
      throw new IllegalArgumentException(
          "function '" + function + "': expected one of " + functions());
    }
    return definition.functionJson(scriptFile);
  }

  /** A method and a route each. */
  public List<String> httpRoutes() {
    return loaded.http().stream()
        .map(
            function ->
                (function.methods().isEmpty() ? "GET" : function.methods().get(0).toString())
                    + " "
                    + function.route())
        .toList();
  }

  public URI httpUri(String route) {
    if (http == null) {
      throw new IllegalStateException("no function has an HTTP trigger: expected httpPort(...)");
    }
    String prefix = routePrefix.isEmpty() ? "" : routePrefix + "/";
    return URI.create("http://127.0.0.1:" + http.port() + "/" + prefix + route);
  }

  /** Runs a function by hand. */
  public InvocationRecord invoke(String function, String text) {
    return byHand.run(function, text);
  }

  public void drain() {
    queues.stopPolling();
  }

  public void stop() {
    if (stopped.compareAndSet(false, true)) {
      queues.close();
      end();
    }
  }

  public void kill() {
    if (stopped.compareAndSet(false, true)) {
      queues.kill();
      end();
    }
  }

  private void end() {
    if (http != null) {
      http.close();
    }
    byHand.close();
    clock.close();
  }
}
