package io.queuerite.emulator;

import io.queuerite.emulator.QueueEmulator.Parts;
import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.auth.Authenticator;
import io.queuerite.emulator.internal.auth.DelegationKeys;
import io.queuerite.emulator.internal.dispatch.Dispatcher;
import io.queuerite.emulator.internal.dispatch.Eras;
import io.queuerite.emulator.internal.model.CommonClock;
import io.queuerite.emulator.internal.model.SharedTime;
import io.queuerite.emulator.internal.operation.Operations;
import io.queuerite.emulator.internal.probe.QueueProbes;
import io.queuerite.emulator.internal.probe.Reset;
import io.queuerite.emulator.internal.probe.Scene;
import io.queuerite.emulator.internal.server.NettyServer;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.jdbc.JdbcQueueStore;
import io.queuerite.emulator.internal.store.jdbc.SharedStore;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The composition root: puts an emulator together, and takes it apart again where that fails. */
final class Startup {
  /** A change holds after two looks, so within a second at the latest. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final EmulatorOptions options;
  private final InstantSource realTime;

  Startup(EmulatorOptions options, InstantSource realTime) {
    this.options = options;
    this.realTime = realTime;
  }

  Parts run() {
    // The database and the server each take some time to load, so they do it side by side.
    CompletableFuture<Opened> opening = inBackground(this::open);
    NettyServer server = null;
    try {
      server = bind();
      return compose(opening.join(), server);
    } catch (RuntimeException failure) {
      if (server != null) {
        server.close();
      }
      opening.thenAccept(opened -> opened.store().close()).exceptionally(reported -> null).join();
      throw failure instanceof CompletionException
              && failure.getCause() instanceof RuntimeException why
          ? why
          : failure;
    }
  }

  /**
   * @param clock what the store has of the clock; null where nobody else moves it
   */
  private record Opened(QueueStore store, @Nullable CommonClock clock) {}

  private Parts compose(Opened opened, NettyServer server) {
    checkTokensCanBeRead();
    QueueStore store = opened.store();
    CommonClock shared = opened.clock();
    EmulatorClock clock =
        new EmulatorClock(shared == null ? realTime : new SharedTime(realTime, shared));
    if (options.init() != null) {
      StateFiles.apply(store, options.init(), options.accounts().keySet(), clock.instant());
    }
    Observation observation = Observation.begin(options, realTime, store, clock, server);
    Accounts accounts = new Accounts(options.accounts());
    FaultPlan faults = new FaultPlan();
    RequestJournal journal = new RequestJournal(options.journal(), new Scene(store, clock));
    Eras eras = new Eras();
    Reset reset = new Reset(store, clock, faults, journal, eras);
    QueueProbes probes = new QueueProbes(store, clock, journal);
    Dispatcher.Tools tools = new Dispatcher.Tools(faults, journal, eras, observation.observers());
    FrontDoor door =
        new FrontDoor(
            dispatcher(store, clock, accounts, tools),
            options.control() == Control.OFF
                ? null
                : new ControlSetup(
                    options, System.nanoTime(), clock, faults, journal, probes, reset, accounts),
            observation.page(options),
            shared == null ? () -> true : shared::isCurrent);
    server.serve(door);
    Housekeeping housekeeping = housekeeping(store, clock, accounts);
    return new Parts(
        clock,
        accounts,
        faults,
        journal,
        probes,
        reset,
        store,
        door,
        server,
        housekeeping,
        observation);
  }

  private void checkTokensCanBeRead() {
    if (options.oauth() == OAuth.BASIC && !Authenticator.canReadTokens()) {
      throw new EmulatorStartException(
          "bearer tokens need com.nimbusds:nimbus-jose-jwt on the classpath: add it, or leave oauth out");
    }
  }

  private Dispatcher dispatcher(
      QueueStore store, EmulatorClock clock, Accounts accounts, Dispatcher.Tools tools) {
    Authenticator authenticator =
        new Authenticator(
            accounts,
            realTime,
            !options.loose(),
            options.oauth() == OAuth.BASIC,
            store::getPolicies);
    Operations operations =
        new Operations(
            store,
            new Operations.Settings(options.deleteDelay(), options.geoReplication().status()),
            new DelegationKeys(accounts, realTime));
    return new Dispatcher(
        accounts,
        authenticator,
        operations,
        store::getServiceProperties,
        clock,
        tools,
        new Dispatcher.Options(
            options.hostStyle(), options.loose() || options.skipApiVersionCheck()));
  }

  private Housekeeping housekeeping(QueueStore store, EmulatorClock clock, Accounts accounts) {
    Housekeeping housekeeping = new Housekeeping(store, clock);
    if (options.accountsFile() != null) {
      AccountsWatch watch = new AccountsWatch(new AccountsFile(options.accountsFile()), accounts);
      housekeeping.every(BETWEEN_LOOKS, watch::look);
    }
    return housekeeping;
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "queuerite-open").start());
  }

  private NettyServer bind() {
    Https https = options.https();
    ServerCertificate certificate =
        https == null ? null : https.certificate(options, realTime.instant());
    try {
      return NettyServer.bind(
          new NettyServer.Options(
              options.host(), options.port(), options.keepAlive(), certificate));
    } catch (IOException why) {
      throw cannotListen(why);
    }
  }

  private EmulatorStartException cannotListen(IOException why) {
    boolean taken = String.valueOf(why.getMessage()).contains("in use");
    String message =
        taken && options.port() != 0
            ? "port %d on %s is taken: choose another with --queue-port, or 0 for any free one"
                .formatted(options.port(), options.host())
            : "cannot listen on %s port %d (%s): choose another address with --queue-host"
                .formatted(options.host(), options.port(), why.getMessage());
    return new EmulatorStartException(message, why);
  }

  private Opened open() {
    SharedDatabase database = options.database();
    try {
      if (database == null) {
        return new Opened(openOwn(), null);
      }
      SharedStore store = SharedStore.open(database);
      return new Opened(store.store(), store.clock());
    } catch (StoreUnusableException why) {
      throw new EmulatorStartException(String.valueOf(why.getMessage()), why);
    }
  }

  private QueueStore openOwn() {
    Path folder = options.location();
    if (folder == null) {
      return JdbcQueueStore.inMemory();
    }
    return switch (options.durability()) {
      case RELAXED -> JdbcQueueStore.relaxed(folder);
      case COMMIT -> JdbcQueueStore.committed(folder);
      case FSYNC -> JdbcQueueStore.flushed(folder);
    };
  }
}
