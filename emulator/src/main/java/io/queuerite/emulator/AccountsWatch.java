package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the accounts in line with their file whenever it changes. It reads the file each time
 * rather than ask when it was changed: the file is small, and a file that was moved into place, or
 * a link that leads elsewhere now, may well be as old and as long as the one before.
 *
 * <p>Used by one thread.
 */
final class AccountsWatch {
  private static final System.Logger LOG = System.getLogger(AccountsWatch.class.getName());

  private final AccountsFile file;
  private final Accounts accounts;
  private AccountsFile.@Nullable Content seen;
  private AccountsFile.@Nullable Content dealtWith;

  AccountsWatch(AccountsFile file, Accounts accounts) {
    this.file = file;
    this.accounts = accounts;
  }

  /**
   * Looks once. A change holds from the second look on that finds it: at the first one, whoever
   * writes the file may be half-way.
   */
  void look() {
    AccountsFile.Content now = file.content();
    boolean standsStill = now.equals(seen);
    seen = now;
    if (standsStill && !now.equals(dealtWith)) {
      dealtWith = now;
      take(now);
    }
  }

  private void take(AccountsFile.Content content) {
    Map<String, List<String>> told;
    try {
      told = file.parse(content);
    } catch (IllegalArgumentException wrong) {
      LOG.log(Level.WARNING, "The accounts stay as they are: " + wrong.getMessage());
      return;
    }
    if (!told.equals(accounts.inBase64())) {
      accounts.replace(told);
      LOG.log(
          Level.INFO, "The accounts are now " + told.keySet() + ", as " + file.path() + " says");
    }
  }
}
