package io.queuerite.junit.jupiter;

import io.queuerite.emulator.testing.FaultPlan.PlannedFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** One test, from before its instance is made until JUnit forgets it. */
@SuppressWarnings("deprecation")
final class TestScope implements AutoCloseable, Store.CloseableResource {
  private final Account account;
  private final boolean ownAccount;
  private final ThreadLocal<@Nullable TestScope> current;
  private final @Nullable TestScope before;
  private @Nullable Throwable explained;

  private TestScope(Account account, boolean ownAccount, ThreadLocal<@Nullable TestScope> current) {
    this.account = account;
    this.ownAccount = ownAccount;
    this.current = current;
    // While a test waits for a parallel stream, its thread may be lent to another test.
    this.before = current.get();
    current.set(this);
  }

  /** Makes the emulator ready for a test. */
  static TestScope begin(
      RunningEmulator running, TestSettings settings, ThreadLocal<@Nullable TestScope> current) {
    if (settings.perTestAccount()) {
      return new TestScope(running.newAccount(), true, current);
    }
    if (settings.resetBeforeEach()) {
      running.emulator().reset();
    }
    return new TestScope(running.firstAccount(), false, current);
  }

  /** The account that the test works with. */
  Account account() {
    return account;
  }

  /** Tells the reader of a failure, once, what the emulator had seen by then. */
  @Nullable String explain(Throwable failure) {
    if (failure == explained) {
      return null;
    }
    explained = failure;
    return FailureReport.attach(failure, account, ownAccount);
  }

  @Override
  public void close() {
    if (before == null) {
      current.remove();
    } else {
      current.set(before);
    }
    if (ownAccount) {
      forget();
    }
  }

  private void forget() {
    account.emulator().faults().planned().stream()
        .filter(fault -> account.name().equals(fault.rule().account()))
        .forEach(PlannedFault::remove);
    account.emulator().removeAccount(account.name());
  }
}
