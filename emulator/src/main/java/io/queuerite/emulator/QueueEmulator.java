package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.probe.QueueProbes;
import io.queuerite.emulator.internal.probe.Reset;
import io.queuerite.emulator.internal.server.NettyServer;
import io.queuerite.emulator.internal.state.StateWriter;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.RequestJournal;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final ChangingAccounts accounts;

  /** What an emulator is made of. */
  record Parts(
      EmulatorClock clock,
      Accounts accounts,
      FaultPlan faults,
      RequestJournal journal,
      QueueProbes probes,
      Reset reset,
      QueueStore store,
      FrontDoor door,
      NettyServer server,
      Housekeeping housekeeping,
      Observation observation) {}

  private QueueEmulator(EmulatorOptions options, Parts parts) {
    this.options = options;
    this.parts = parts;
    this.accounts = new ChangingAccounts(options, parts.accounts(), parts.reset());
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
    return start(options, realTime());
  }

  static InstantSource realTime() {
    return InstantSource.system();
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

  /**
   * A queue of the first account, which need not exist yet, to look into and to change behind the
   * service's back.
   *
   * @throws IllegalArgumentException where no queue may be called so
   */
  public QueueProbe queue(String name) {
    return queue(firstAccount(), name);
  }

  /**
   * A queue of an account.
   *
   * @throws IllegalArgumentException where there is no such account, or no queue may be called so
   */
  public QueueProbe queue(String account, String name) {
    return parts.probes().queue(accounts.present(account), name);
  }

  /** The names of the first account's queues, in their order. */
  public List<String> queueNames() {
    return queueNames(firstAccount());
  }

  /**
   * The names of an account's queues, in their order.
   *
   * @throws IllegalArgumentException where there is no such account
   */
  public List<String> queueNames(String account) {
    return parts.probes().names(accounts.present(account));
  }

  /**
   * As good as new, in about a millisecond: no queues, names that are kept back or service
   * properties in any account; the clock shows real time, no faults, an empty journal. Accounts
   * stay, and so do connections. A request still on its way changes nothing any more: it is
   * answered 409, if at all, and is not in the journal.
   */
  public void reset() {
    parts.reset().everything();
  }

  /**
   * The same for the queues and service properties of one account, and nothing else: clock, faults
   * and journal are everybody's.
   *
   * @throws IllegalArgumentException where there is no such account
   */
  public void reset(String account) {
    parts.reset().account(accounts.present(account));
  }

  /**
   * Writes everything that it holds, of all accounts, to a file for {@code init} or the command
   * {@code import}: JSON, a message a line. Requests wait meanwhile, so it is what was there at one
   * moment; expired messages are left out.
   *
   * @throws IOException where the file cannot be written; what is in it then is no state
   */
  public void export(Path file) throws IOException {
    try (Writer out = StateFiles.create(file)) {
      StateWriter.write(parts.store(), parts.clock().instant(), out);
    }
  }

  /**
   * Adds an account with a fresh random key.
   *
   * @param name 1 to 63 letters, digits and dashes, not ending in {@code -secondary}
   * @return its connection string
   * @throws IllegalArgumentException for another name, or one that is taken
   * @throws IllegalStateException where the accounts come from a file
   */
  public String addAccount(String name) {
    accounts.add(name);
    return connectionString(name);
  }

  /**
   * Takes an account away, and its queues and service properties with it.
   *
   * @throws IllegalArgumentException where there is no such account, or it is the only one
   * @throws IllegalStateException where the accounts come from a file
   */
  public void removeAccount(String name) {
    accounts.remove(name);
  }

  /** What is measured; null where that is off. */
  @Nullable Measurements measured() {
    return parts.observation().measured();
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
    parts.door().close();
    parts.server().close();
    parts.observation().close();
    parts.store().close();
  }
}
