package io.queuerite.junit.jupiter;

import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;

/** Gathers what an extension does; whatever is not said has its default. */
public final class QueueEmulatorExtensionBuilder {
  private EmulatorOptions options = QueueEmulator.builder().build();
  private boolean resetBeforeEach = true;
  private boolean perTestAccount;
  private boolean oncePerRun;
  private boolean parameters = true;

  QueueEmulatorExtensionBuilder() {}

  /** The emulator's options: {@code emulator(QueueEmulator.builder().journal(10_000))}. */
  public QueueEmulatorExtensionBuilder emulator(EmulatorBuilder emulator) {
    this.options = emulator.build();
    return this;
  }

  /**
   * Whether queues, service properties, clock, faults and journal are reset before each test: by
   * default they are.
   */
  public QueueEmulatorExtensionBuilder resetBeforeEach(boolean reset) {
    this.resetBeforeEach = reset;
    return this;
  }

  /**
   * Gives each test an account of its own, so that tests that run at the same time never meet.
   * Connection string, clients and queues are those of that account; clock, faults and journal are
   * shared with all other tests and never reset.
   */
  public QueueEmulatorExtensionBuilder perTestAccount() {
    this.perTestAccount = true;
    return this;
  }

  /**
   * Keeps the emulator, once started, until the whole test run ends: for a field in a base class
   * whose subclasses share what knows its address, such as a cached Spring context.
   */
  public QueueEmulatorExtensionBuilder oncePerRun() {
    this.oncePerRun = true;
    return this;
  }

  /**
   * Leaves parameters alone: for all but one of several extensions that one test class registers,
   * as JUnit would not know which to ask.
   */
  public QueueEmulatorExtensionBuilder withoutParameters() {
    this.parameters = false;
    return this;
  }

  /** The extension, to be registered by {@code @RegisterExtension}. */
  public QueueEmulatorExtension build() {
    return new QueueEmulatorExtension(
        new QueueEmulatorExtension.Settings(
            options, new TestSettings(resetBeforeEach, perTestAccount), oncePerRun, parameters));
  }
}
