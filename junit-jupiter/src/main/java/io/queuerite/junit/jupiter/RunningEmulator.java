package io.queuerite.junit.jupiter;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * An emulator that JUnit closes. From 5.13 on it closes whatever is {@code AutoCloseable}; before,
 * and where that is switched off, what is a {@code CloseableResource}.
 */
@SuppressWarnings("deprecation")
final class RunningEmulator implements AutoCloseable, Store.CloseableResource {
  private final QueueEmulator emulator;
  private final Collection<RunningEmulator> all;
  private final AtomicInteger accounts = new AtomicInteger();
  private final AtomicInteger queues = new AtomicInteger();

  private RunningEmulator(QueueEmulator emulator, Collection<RunningEmulator> all) {
    this.emulator = emulator;
    this.all = all;
  }

  /** Starts one, which is among {@code all} until it is closed. */
  static RunningEmulator start(EmulatorOptions options, Collection<RunningEmulator> all) {
    RunningEmulator started = new RunningEmulator(QueueEmulator.start(options), all);
    all.add(started);
    return started;
  }

  QueueEmulator emulator() {
    return emulator;
  }

  /** The account that a connection string without more words is for. */
  Account firstAccount() {
    return Account.first(emulator);
  }

  /** Adds an account that no other test has. */
  Account newAccount() {
    String name = "test" + accounts.incrementAndGet();
    return new Account(emulator, name, emulator.addAccount(name));
  }

  /** A name that no other queue has. */
  String nextQueueName() {
    return "queue-" + queues.incrementAndGet();
  }

  @Override
  public void close() {
    all.remove(this);
    emulator.close();
  }
}
