package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.Parity;
import io.queuerite.functions.internal.config.QueuesConfig;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.invoke.RunResult;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import io.queuerite.functions.internal.time.HostClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Queue triggers on an emulator of their own, whose clock the test moves. */
final class Rig implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(20);

  final QueueEmulator emulator = QueueEmulator.start();
  final Activity activity = new Activity();
  final QueueServiceClient service = client(emulator);
  private final HostClock clock =
      new HostClock(emulator.clock(), task -> emulator.clock().onMove(task));
  private final List<QueueFunction> functions = new ArrayList<>();
  private final List<QueueHost> hosts = new ArrayList<>();
  private QueuesConfig config =
      new QueuesConfig(16, 8, 5, Duration.ofSeconds(2), Duration.ZERO, true);
  private Parity parity = Parity.DEFAULT;
  private DoubleSupplier random = () -> 0.5;

  /** What a function does with a message; an exception fails the run. */
  interface Work {
    void on(QueueDelivery delivery) throws Exception;
  }

  static QueueServiceClient client(QueueEmulator emulator) {
    return new QueueServiceClientBuilder()
        .connectionString(emulator.connectionString())
        .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, 20, null, null, null))
        .buildClient();
  }

  Rig frozen() {
    emulator.clock().freeze();
    return this;
  }

  Rig config(UnaryOperator<QueuesConfig> change) {
    config = change.apply(config);
    return this;
  }

  Rig batches(int size, int threshold) {
    return config(
        was ->
            new QueuesConfig(
                size,
                threshold,
                was.maxDequeueCount(),
                was.maxPollingInterval(),
                was.visibilityTimeout(),
                was.base64()));
  }

  Rig tries(int count) {
    return config(
        was ->
            new QueuesConfig(
                was.batchSize(),
                was.newBatchThreshold(),
                count,
                was.maxPollingInterval(),
                was.visibilityTimeout(),
                was.base64()));
  }

  Rig maxPolling(Duration max) {
    return config(
        was ->
            new QueuesConfig(
                was.batchSize(),
                was.newBatchThreshold(),
                was.maxDequeueCount(),
                max,
                was.visibilityTimeout(),
                was.base64()));
  }

  Rig retryAfter(Duration delay) {
    return config(
        was ->
            new QueuesConfig(
                was.batchSize(),
                was.newBatchThreshold(),
                was.maxDequeueCount(),
                was.maxPollingInterval(),
                delay,
                was.base64()));
  }

  Rig plainText() {
    return config(
        was ->
            new QueuesConfig(
                was.batchSize(),
                was.newBatchThreshold(),
                was.maxDequeueCount(),
                was.maxPollingInterval(),
                was.visibilityTimeout(),
                false));
  }

  Rig parity(UnaryOperator<Parity> change) {
    parity = change.apply(parity);
    return this;
  }

  Rig random(DoubleSupplier source) {
    random = source;
    return this;
  }

  Rig queue(String name) {
    client(name).createIfNotExists();
    return this;
  }

  Rig function(String name, String queue, Work work) {
    functions.add(new QueueFunction(name, queue, service, delivery -> run(work, delivery)));
    return this;
  }

  private static RunResult run(Work work, QueueDelivery delivery) {
    try {
      work.on(delivery);
      return new RunResult(Outcome.SUCCEEDED, null, List.of(), List.of());
    } catch (Exception | AssertionError failure) {
      return new RunResult(Outcome.FAILED, failure, List.of(), List.of());
    }
  }

  Rig start() {
    QueueHost unused = another(activity);
    return this;
  }

  /** One more host with the same functions, as on another machine. */
  QueueHost another(Activity ofItsOwn) {
    QueueHost host =
        new QueueHost(functions, new QueueRules(config, parity, random), clock, ofItsOwn);
    hosts.add(host);
    host.start();
    return host;
  }

  QueueHost host() {
    return hosts.get(0);
  }

  Rig put(String queue, String... texts) {
    for (String text : texts) {
      putRaw(queue, base64(text));
    }
    return this;
  }

  Rig putRaw(String queue, String text) {
    client(queue).sendMessage(text);
    return this;
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(QueueDelivery delivery) {
    return Objects.requireNonNull(delivery.payload().text());
  }

  QueueClient client(String queue) {
    return service.getQueueClient(queue);
  }

  /** The visible messages' texts, as they are stored. */
  List<String> texts(String queue) {
    return client(queue).peekMessages(32, null, Context.NONE).stream()
        .map(message -> message.getBody().toString())
        .toList();
  }

  /** All stored messages, invisible ones too. */
  long count(String queue) {
    return client(queue).getProperties().getApproximateMessagesCountLong();
  }

  void awaitIdle() {
    assertThat(host().awaitIdle(LONG)).as("idle").isTrue();
  }

  /** Waits until that many events match, and gives them. */
  <T extends HostEvent> List<T> await(Class<T> kind, int count) {
    boolean came = activity.await(() -> events(kind).size() >= count, LONG);
    assertThat(came)
        .as("%d x %s among %s", count, kind.getSimpleName(), activity.events())
        .isTrue();
    return events(kind);
  }

  <T extends HostEvent> List<T> events(Class<T> kind) {
    return activity.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<InvocationRecord> awaitRuns(int count) {
    boolean came = activity.await(() -> activity.records().size() >= count, LONG);
    assertThat(came).as("%d runs, not %s", count, activity.records()).isTrue();
    return activity.records();
  }

  List<RecordedRequest> requests(QueueOperation operation) {
    return emulator.journal().requests(operation);
  }

  List<RecordedRequest> requests(Predicate<RecordedRequest> wanted) {
    return emulator.journal().requests().stream().filter(wanted).toList();
  }

  void advance(Duration by) {
    Objects.requireNonNull(emulator.clock().advance(by));
  }

  @Nullable Throwable failure() {
    return activity.failure();
  }

  @Override
  public void close() {
    hosts.forEach(QueueHost::kill);
    clock.close();
    emulator.close();
  }
}
