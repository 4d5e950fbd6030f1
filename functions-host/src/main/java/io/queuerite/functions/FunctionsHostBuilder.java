package io.queuerite.functions;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.internal.config.LocalSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers what a host needs: an app's classes, its host.json and its settings. */
public final class FunctionsHostBuilder {
  final List<Class<?>> app = new ArrayList<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  @Nullable Path hostJson;
  String hostJsonText = "{\"version\": \"2.0\"}";
  @Nullable Path localSettings;
  boolean environmentVariables;
  boolean development = true;
  boolean strictConnections = true;
  @Nullable Integer httpPort;
  @Nullable String key;
  Parity parity = Parity.DEFAULT;
  InstantSource clock = InstantSource.system();
  Function<Runnable, Runnable> onMove = listener -> () -> {};
  DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

  FunctionsHostBuilder() {}

  /** The classes with the app's functions. */
  public FunctionsHostBuilder app(Class<?>... classes) {
    app.addAll(Arrays.asList(classes));
    return this;
  }

  /** The classes with the app's functions. */
  public FunctionsHostBuilder app(List<Class<?>> classes) {
    app.addAll(classes);
    return this;
  }

  /** The app's host.json. */
  public FunctionsHostBuilder hostJson(Path file) {
    hostJson = file;
    return this;
  }

  /** What stands in host.json; by default no more than its version. */
  public FunctionsHostBuilder hostJsonText(String json) {
    hostJson = null;
    hostJsonText = json;
    return this;
  }

  /** The app's local.settings.json. */
  public FunctionsHostBuilder localSettings(Path file) {
    localSettings = file;
    return this;
  }

  /** An app setting; it outranks the environment and local.settings.json. */
  public FunctionsHostBuilder setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Whether the process's environment variables are app settings; by default not. */
  public FunctionsHostBuilder environmentVariables(boolean are) {
    environmentVariables = are;
    return this;
  }

  /**
   * Whether to poll as Core Tools does, every 2 s at least; true by default. In the cloud it is a
   * minute.
   */
  public FunctionsHostBuilder development(boolean development) {
    this.development = development;
    return this;
  }

  /**
   * Whether a binding without a connection is an error, as for the Functions Maven plugin; true by
   * default. Else it is {@code AzureWebJobsStorage}.
   */
  public FunctionsHostBuilder strictConnections(boolean strict) {
    strictConnections = strict;
    return this;
  }

  /**
   * Listens for HTTP triggers; 0 for any free port. By default only if the app has such, on any.
   */
  public FunctionsHostBuilder httpPort(int port) {
    httpPort = port;
    return this;
  }

  /**
   * Has the {@code authLevel} of HTTP triggers count, as Azure does and Core Tools do with {@code
   * --enableAuth}: {@code FUNCTION} and {@code ADMIN} routes and {@code /admin} answer 401 to a
   * request that has not this key in its header {@code x-functions-key} or in {@code ?code=}. By
   * default no key is asked for.
   *
   * @throws IllegalArgumentException for an empty key
   */
  public FunctionsHostBuilder key(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("key: expected one that is not blank");
    }
    this.key = key;
    return this;
  }

  /** Where the real host can be imitated in more than one way. */
  public FunctionsHostBuilder parity(Parity parity) {
    this.parity = parity;
    return this;
  }

  /** The clock of all timers; by default the system's. */
  public FunctionsHostBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Where the jitter of waits comes from: 0 to 1. For tests that want the same waits each time. */
  public FunctionsHostBuilder random(DoubleSupplier random) {
    this.random = random;
    return this;
  }

  /**
   * Runs on an emulator in this JVM: {@code AzureWebJobsStorage} is its connection string, and the
   * host's timers run on its clock, so that moving the one moves the other.
   */
  public FunctionsHostBuilder emulator(QueueEmulator emulator) {
    clock(emulator.clock());
    onMove = emulator.clock()::onMove;
    return setting("AzureWebJobsStorage", emulator.connectionString());
  }

  LocalSettings readLocalSettings() {
    return localSettings == null ? LocalSettings.NONE : LocalSettings.read(localSettings);
  }

  /**
   * Starts the host: it polls and answers when this returns. A function that cannot run does not
   * keep the others from running: {@link FunctionsHost#functionErrors}.
   *
   * @throws HostStartException where nothing can run, in one line that says what was expected
   */
  public FunctionsHost start() {
    return new FunctionsHost(this);
  }
}
