package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.server.NettyServer;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A running Azure Queue Storage emulator. Start as many as you like in one JVM: they share nothing.
 *
 * <pre>{@code
 * try (QueueEmulator emulator = QueueEmulator.start()) {
 *   QueueClient queue = new QueueClientBuilder()
 *       .connectionString(emulator.connectionString()).queueName("orders").buildClient();
 * }
 * }</pre>
 */
public final class QueueEmulator implements AutoCloseable {
  private final EmulatorOptions options;
  private final Parts parts;

  /** What an emulator is made of. */
  record Parts(
      EmulatorClock clock,
      Accounts accounts,
      FaultPlan faults,
      RequestJournal journal,
      QueueStore store,
      NettyServer server,
      Housekeeping housekeeping) {}

  private QueueEmulator(EmulatorOptions options, Parts parts) {
    this.options = options;
    this.parts = parts;
  }

  /** Starts an emulator in memory, on a free port of the loopback address. */
  public static QueueEmulator start() {
    return start(EmulatorOptions.builder().build());
  }

  /** Options to change before starting: {@code QueueEmulator.builder().port(10001).start()}. */
  public static EmulatorBuilder builder() {
    return EmulatorOptions.builder();
  }

  /**
   * Starts an emulator. It answers when this returns.
   *
   * @throws EmulatorStartException where it cannot listen, or the data does not open
   */
  public static QueueEmulator start(EmulatorOptions options) {
    return start(options, InstantSource.system());
  }

  static QueueEmulator start(EmulatorOptions options, InstantSource realTime) {
    return new QueueEmulator(options, new Startup(options, realTime).run());
  }

  /**
   * The path-style endpoint of the first account: {@code http://127.0.0.1:PORT/ACCOUNT}, or {@code
   * https} where that was chosen.
   */
  public URI endpoint() {
    return endpoint(firstAccount());
  }

  /** The path-style endpoint of an account. */
  public URI endpoint(String account) {
    return URI.create(
        scheme() + "://" + Hosts.reachable(options.host()) + ":" + port() + "/" + account);
  }

  /** The port on which it listens. */
  public int port() {
    return parts.server().port();
  }

  /** What to give to any Azure SDK, for the first account. */
  public String connectionString() {
    return connectionString(firstAccount());
  }

  /**
   * What to give to any Azure SDK.
   *
   * @throws IllegalArgumentException where there is no such account
   */
  public String connectionString(String account) {
    Map<String, List<String>> present = parts.accounts().inBase64();
    List<String> keys = present.get(account);
    if (keys == null) {
      throw new IllegalArgumentException(
          "account '" + account + "': expected one of " + present.keySet());
    }
    return "DefaultEndpointsProtocol=%s;AccountName=%s;AccountKey=%s;QueueEndpoint=%s;"
        .formatted(scheme(), account, keys.get(0), endpoint(account));
  }

  private String scheme() {
    return options.https() == null ? "http" : "https";
  }

  /**
   * The server's certificate, for a client to trust. With {@code azure-storage-queue}:
   *
   * <pre>{@code
   * reactor.netty.http.client.HttpClient trusting = HttpClient.create().secure(tls ->
   *     tls.sslContext(SslContextBuilder.forClient().trustManager(emulator.certificate())));
   * new QueueClientBuilder()
   *     .httpClient(new NettyAsyncHttpClientBuilder(trusting).build())
   *     .connectionString(emulator.connectionString()).queueName("orders").buildClient();
   * }</pre>
   *
   * @throws IllegalStateException where the emulator speaks plain HTTP
   */
  public X509Certificate certificate() {
    ServerCertificate certificate = parts.server().certificate();
    if (certificate == null) {
      throw new IllegalStateException("plain HTTP has no certificate: expected https(...)");
    }
    return certificate.certificate();
  }

  private String firstAccount() {
    return parts.accounts().inBase64().keySet().iterator().next();
  }

  /** The options with which it was started. */
  public EmulatorOptions options() {
    return options;
  }

  /** The clock on which its messages live. */
  public EmulatorClock clock() {
    return parts.clock();
  }

  /** What goes wrong on purpose: nothing, until a rule is added. */
  public FaultPlan faults() {
    return parts.faults();
  }

  /** The last requests, and what became of them. */
  public RequestJournal journal() {
    return parts.journal();
  }

  /** Everything as it was at the start: no queues, the real time, no faults, an empty journal. */
  public void reset() {
    parts.accounts().inBase64().keySet().forEach(this::reset);
    parts.clock().reset();
    parts.faults().clear();
    parts.journal().clear();
  }

  /** Removes the queues of an account. */
  public void reset(String account) {
    AccountName name = new AccountName(account);
    Instant now = parts.clock().now();
    QueueStore.ListQuery all = new QueueStore.ListQuery("", "", 5000);
    parts.store().listQueues(name, all).join().queues().stream()
        .map(
            queue ->
                parts
                    .store()
                    .deleteQueue(new QueueAddress(name, new QueueName(queue.name())), now, now))
        .forEach(CompletableFuture::join);
  }

  /**
   * Adds an account with a random key.
   *
   * @return its connection string
   */
  public String addAccount(String name) {
    byte[] key = new byte[64];
    new SecureRandom().nextBytes(key);
    synchronized (parts.accounts()) {
      Map<String, List<String>> accounts = new LinkedHashMap<>(parts.accounts().inBase64());
      accounts.put(name, List.of(Base64.getEncoder().encodeToString(key)));
      parts.accounts().replace(accounts);
    }
    return connectionString(name);
  }

  /** Removes an account, and its data. */
  public void removeAccount(String name) {
    reset(name);
    synchronized (parts.accounts()) {
      Map<String, List<String>> accounts = new LinkedHashMap<>(parts.accounts().inBase64());
      accounts.remove(name);
      parts.accounts().replace(accounts);
    }
  }

  /** Connections that clients now have open. */
  public int openConnections() {
    return parts.server().openConnections();
  }

  /**
   * Answers what is in flight, closes every connection and the data. Closing twice does nothing.
   */
  @Override
  public void close() {
    parts.housekeeping().close();
    parts.server().close();
    parts.store().close();
  }
}
