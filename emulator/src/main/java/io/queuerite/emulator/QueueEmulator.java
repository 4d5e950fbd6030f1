package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.auth.Authenticator;
import io.queuerite.emulator.internal.auth.DelegationKeys;
import io.queuerite.emulator.internal.dispatch.Dispatcher;
import io.queuerite.emulator.internal.operation.Operations;
import io.queuerite.emulator.internal.server.NettyServer;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.jdbc.JdbcQueueStore;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import io.queuerite.emulator.testing.EmulatorClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

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
  /** A change holds after two looks, so within a second at the latest. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final EmulatorOptions options;
  private final EmulatorClock clock;
  private final Accounts accounts;
  private final QueueStore store;
  private final NettyServer server;
  private final Housekeeping housekeeping;

  private QueueEmulator(
      EmulatorOptions options,
      EmulatorClock clock,
      Accounts accounts,
      QueueStore store,
      NettyServer server,
      Housekeeping housekeeping) {
    this.options = options;
    this.clock = clock;
    this.accounts = accounts;
    this.store = store;
    this.server = server;
    this.housekeeping = housekeeping;
  }

  /** Starts an emulator in memory, on a free port of the loopback address. */
  public static QueueEmulator start() {
    return start(EmulatorOptions.builder().build());
  }

  /** Options to change before starting: {@code QueueEmulator.builder().port(10001).start()}. */
  public static EmulatorOptions.Builder builder() {
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
    // The database and the server each take some time to load, so they do it side by side.
    CompletableFuture<QueueStore> opening = inBackground(() -> open(options));
    NettyServer server = null;
    try {
      server = bind(options, realTime);
      return compose(options, realTime, opening.join(), server);
    } catch (RuntimeException failure) {
      if (server != null) {
        server.close();
      }
      opening.thenAccept(QueueStore::close).exceptionally(reported -> null).join();
      throw failure instanceof CompletionException
              && failure.getCause() instanceof RuntimeException why
          ? why
          : failure;
    }
  }

  /** The composition root: with {@link #start}, the one place that reads the system's clock. */
  private static QueueEmulator compose(
      EmulatorOptions options, InstantSource realTime, QueueStore store, NettyServer server) {
    if (options.oauth() == OAuth.BASIC && !Authenticator.canReadTokens()) {
      throw new EmulatorStartException(
          "bearer tokens need com.nimbusds:nimbus-jose-jwt on the classpath: add it, or leave oauth out");
    }
    EmulatorClock clock = new EmulatorClock(realTime);
    Accounts accounts = new Accounts(options.accounts());
    Dispatcher dispatcher =
        new Dispatcher(
            accounts,
            new Authenticator(
                accounts,
                realTime,
                !options.loose(),
                options.oauth() == OAuth.BASIC,
                store::getPolicies),
            new Operations(
                store,
                new Operations.Settings(options.deleteDelay(), options.geoReplication().status()),
                new DelegationKeys(accounts, realTime)),
            store::getServiceProperties,
            clock,
            new Dispatcher.Options(
                options.hostStyle(), options.loose() || options.skipApiVersionCheck()));
    server.serve(dispatcher::dispatch);
    Housekeeping housekeeping = new Housekeeping(store, clock);
    if (options.accountsFile() != null) {
      AccountsWatch watch = new AccountsWatch(new AccountsFile(options.accountsFile()), accounts);
      housekeeping.every(BETWEEN_LOOKS, watch::look);
    }
    return new QueueEmulator(options, clock, accounts, store, server, housekeeping);
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "queuerite-open").start());
  }

  private static NettyServer bind(EmulatorOptions options, InstantSource realTime) {
    Https https = options.https();
    ServerCertificate certificate =
        https == null ? null : https.certificate(options, realTime.instant());
    try {
      return NettyServer.bind(
          new NettyServer.Options(
              options.host(), options.port(), options.keepAlive(), certificate));
    } catch (IOException why) {
      throw cannotListen(options, why);
    }
  }

  private static EmulatorStartException cannotListen(EmulatorOptions options, IOException why) {
    boolean taken = String.valueOf(why.getMessage()).contains("in use");
    String message =
        taken && options.port() != 0
            ? "port %d on %s is taken: choose another with --queue-port, or 0 for any free one"
                .formatted(options.port(), options.host())
            : "cannot listen on %s port %d (%s): choose another address with --queue-host"
                .formatted(options.host(), options.port(), why.getMessage());
    return new EmulatorStartException(message, why);
  }

  private static QueueStore open(EmulatorOptions options) {
    Path folder = options.location();
    if (folder == null) {
      return JdbcQueueStore.inMemory();
    }
    try {
      return switch (options.durability()) {
        case RELAXED -> JdbcQueueStore.relaxed(folder);
        case COMMIT -> JdbcQueueStore.committed(folder);
        case FSYNC -> JdbcQueueStore.flushed(folder);
      };
    } catch (StoreUnusableException why) {
      throw new EmulatorStartException(String.valueOf(why.getMessage()), why);
    }
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
    return server.port();
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
    Map<String, List<String>> present = accounts.inBase64();
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
    ServerCertificate certificate = server.certificate();
    if (certificate == null) {
      throw new IllegalStateException("plain HTTP has no certificate: expected https(...)");
    }
    return certificate.certificate();
  }

  private String firstAccount() {
    return accounts.inBase64().keySet().iterator().next();
  }

  /** The options with which it was started. */
  public EmulatorOptions options() {
    return options;
  }

  /** The clock on which its messages live. */
  public EmulatorClock clock() {
    return clock;
  }

  /** Connections that clients now have open. */
  public int openConnections() {
    return server.openConnections();
  }

  /**
   * Answers what is in flight, closes every connection and the data. Closing twice does nothing.
   */
  @Override
  public void close() {
    housekeeping.close();
    server.close();
    store.close();
  }
}
