package io.queuerite.functions.internal.invoke;

import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueItem;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.internal.config.AppSettings;
import io.queuerite.functions.internal.config.Connections;
import io.queuerite.functions.internal.config.HostJson;
import io.queuerite.functions.internal.time.HostClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions on a real emulator, called as their listener would call them. */
final class Desk implements AutoCloseable {
  private static final Instant FAR = Instant.parse("9999-12-31T23:59:59.9999999Z");

  final QueueEmulator emulator = QueueEmulator.start();
  final HostClock clock = new HostClock(emulator.clock(), emulator.clock()::onMove);
  private final Map<String, String> settings = new HashMap<>();
  private String hostJson = "{\"version\": \"2.0\"}";
  private ClassLoader classes = Desk.class.getClassLoader();
  private boolean strict = true;

  Desk() {
    settings.put("AzureWebJobsStorage", emulator.connectionString());
  }

  Desk setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  Desk hostJson(String text) {
    hostJson = text;
    return this;
  }

  Desk classes(ClassLoader loader) {
    classes = loader;
    return this;
  }

  Desk lenient() {
    strict = false;
    return this;
  }

  LoadedFunctions load(Class<?>... apps) {
    AppSettings given = AppSettings.of(settings);
    HostJson host =
        HostJson.parse(hostJson, "host.json", given, new HostJson.Surroundings(true, 1));
    return FunctionLoader.load(
        List.of(apps),
        new FunctionLoader.Surroundings(
            host,
            given,
            new Connections(given, 1),
            clock,
            new Outgoing(Desk::base64, false, queue -> {}),
            classes,
            strict,
            false,
            () -> 0.5));
  }

  /** The function of that name in a class. */
  QueueFunction function(Class<?> app, String name) {
    LoadedFunctions loaded = load(app);
    return loaded.queue().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not loaded: " + loaded.errors()));
  }

  RunResult run(Class<?> app, String name, String text) {
    return function(app, name).body().run(delivery(Payload.of(text)));
  }

  RunResult run(Class<?> app, String name, byte[] bytes) {
    return function(app, name).body().run(delivery(new Payload(bytes)));
  }

  QueueDelivery delivery(Payload payload) {
    Instant now = clock.now();
    return new QueueDelivery(
        payload,
        "real-id",
        "real-receipt",
        1,
        now,
        now.plus(Duration.ofDays(7)),
        now.plus(Duration.ofMinutes(10)));
  }

  /** A run that was started by hand. */
  static QueueDelivery byHand(String text) {
    return new QueueDelivery(Payload.of(text), null, null, 0, Instant.EPOCH, FAR, FAR);
  }

  /** The messages of a queue, decoded. */
  List<String> messages(String queue) {
    return raw(queue).stream()
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        .toList();
  }

  /** The messages of a queue as they are stored. */
  List<String> raw(String queue) {
    return service().getQueueClient(queue).peekMessages(32, null, null).stream()
        .map(PeekedMessageItem::getBody)
        .map(body -> body == null ? "" : body.toString())
        .toList();
  }

  List<String> queues() {
    return service().listQueues().stream().map(QueueItem::getName).toList();
  }

  private com.azure.storage.queue.QueueServiceClient service() {
    return new QueueServiceClientBuilder()
        .connectionString(emulator.connectionString())
        .buildClient();
  }

  private static String base64(Payload payload) {
    return Base64.getEncoder().encodeToString(payload.bytes());
  }

  @Override
  public void close() {
    clock.close();
    emulator.close();
  }
}
