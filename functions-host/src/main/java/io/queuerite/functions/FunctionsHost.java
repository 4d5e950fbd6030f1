package io.queuerite.functions;

import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.internal.app.HostAssembly;
import io.queuerite.functions.internal.queue.Activity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A local host for Java functions with queue and HTTP triggers, by the rules of the Azure Functions
 * host.
 *
 * <pre>{@code
 * try (FunctionsHost host = FunctionsHost.builder()
 *     .app(ProcessTask.class).hostJson(Path.of("host.json")).emulator(emulator).start()) {
 *   queue.sendMessage(base64("{}"));
 *   host.awaitInvocations("ProcessTask", 1, Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class FunctionsHost implements AutoCloseable {
  private final HostAssembly parts;
  private final Activity activity;

  FunctionsHost(FunctionsHostBuilder chosen) {
    parts =
        HostAssembly.start(
            new HostAssembly.Plan(
                chosen.app,
                chosen.settings,
                chosen.environmentVariables,
                chosen.readLocalSettings(),
                chosen.hostJson,
                chosen.hostJsonText,
                chosen.development,
                chosen.strictConnections,
                chosen.httpPort,
                chosen.key,
                chosen.parity,
                chosen.clock,
                chosen.onMove,
                chosen.random));
    activity = parts.activity();
  }

  /** What is said to a host before it starts. */
  public static FunctionsHostBuilder builder() {
    return new FunctionsHostBuilder();
  }

  /**
   * Where a route is reached.
   *
   * @param route without the prefix of all routes: {@code "enqueue"}
   * @throws IllegalStateException where no function has an HTTP trigger
   */
  public URI httpUri(String route) {
    return parts.httpUri(route);
  }

  /** How HTTP triggers are reached: a method and a route each, {@code "POST enqueue"}. */
  public List<String> httpRoutes() {
    return parts.httpRoutes();
  }

  /** The names of the functions that run. */
  public List<String> functions() {
    return parts.functions();
  }

  /**
   * What the annotations of a function that runs say, as the function.json that the Functions Maven
   * plugin would write.
   *
   * @param scriptFile where the app's jar would be, seen from the function's folder: {@code
   *     "../app.jar"}
   * @throws IllegalArgumentException where there is no such function
   */
  public String functionJson(String function, String scriptFile) {
    return parts.functionJson(function, scriptFile);
  }

  /** Why a function does not run, by its name. */
  public Map<String, String> functionErrors() {
    return parts.loaded().errors();
  }

  /**
   * Runs a queue-triggered function with a text, without a message, as the admin endpoint does; and
   * waits for its end.
   *
   * @throws IllegalArgumentException where there is no such function
   */
  public InvocationRecord invoke(String function, String text) {
    return parts.invoke(function, text);
  }

  /** The runs that are over, in the order in which they ended; the last 100,000 of them. */
  public List<InvocationRecord> invocations() {
    return activity.records();
  }

  /** Those of one function. */
  public List<InvocationRecord> invocations(String function) {
    return invocations().stream().filter(run -> run.function().equalsIgnoreCase(function)).toList();
  }

  /**
   * Waits until so many runs of a function are over.
   *
   * @param timeout by the real clock
   * @throws AssertionError when the time is over, showing what the host has done
   */
  public List<InvocationRecord> awaitInvocations(String function, int count, Duration timeout) {
    await(
        () -> invocations(function).size() >= count,
        timeout,
        "%d x %s within %s, not %d"
            .formatted(count, function, timeout, invocations(function).size()));
    return invocations(function);
  }

  /**
   * Waits until nothing runs, every message is dealt with, and every queue was found empty after
   * that. Messages that are merely invisible, such as those that wait for another try, are not
   * waited for.
   *
   * @param timeout by the real clock
   * @throws AssertionError when the time is over, showing what the host has done
   */
  public void awaitIdle(Duration timeout) {
    if (!parts.queues().awaitIdle(timeout)) {
      throw new AssertionError("not idle within " + timeout + "\n" + describe());
    }
  }

  private void await(BooleanSupplier condition, Duration timeout, String expectation) {
    if (!activity.await(condition, timeout)) {
      throw new AssertionError(expectation + "\n" + describe());
    }
  }

  private String describe() {
    StringBuilder text = new StringBuilder("Runs:");
    invocations().forEach(run -> text.append("\n  ").append(run));
    List<HostEvent> events = activity.events();
    text.append("\nLast events:");
    events
        .subList(Math.max(0, events.size() - 20), events.size())
        .forEach(event -> text.append("\n  ").append(event));
    failure().ifPresent(failure -> text.append("\nStopped by: ").append(failure));
    return text.toString();
  }

  /** What the listeners have done; the last 100,000 events. */
  public List<HostEvent> events() {
    return activity.events();
  }

  /** Has each event told from now on, on the thread that does it. */
  public void onEvent(Consumer<HostEvent> listener) {
    activity.onEvent(listener);
  }

  /** Has each run told when it is over, on the thread that ran it. */
  public void onRun(Consumer<InvocationRecord> listener) {
    activity.onRun(listener);
  }

  /** Forgets runs and events. */
  public void forget() {
    activity.forget();
  }

  /** Polls no more for a function until it is resumed; its runs go on. */
  public void pause(String function) {
    parts.queues().pause(function, true);
  }

  /** Polls again. */
  public void resume(String function) {
    parts.queues().pause(function, false);
  }

  /** Ends a function's wait for its next poll. */
  public void pollNow(String function) {
    parts.queues().pollNow(function);
  }

  /** What stopped the host as it stops the real one; empty where nothing did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(activity.failure());
  }

  /** Polls no more, and goes on to answer HTTP; runs in progress are finished. */
  public void drain() {
    parts.drain();
  }

  /**
   * Polls no more, waits for the runs in progress ({@link Parity#stopTimeout}), and answers no
   * more. Doing so twice does nothing.
   */
  public void stop() {
    parts.stop();
  }

  /**
   * As a crash would leave it: runs are interrupted, and their messages stay invisible until their
   * leases are over ({@link Action#ABANDONED}).
   */
  public void kill() {
    parts.kill();
  }

  @Override
  public void close() {
    stop();
  }
}
