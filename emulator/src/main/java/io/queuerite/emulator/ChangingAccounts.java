package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.probe.Reset;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Accounts that come and go while an emulator runs. */
final class ChangingAccounts {
  /** As long as Azure's own. */
  private static final int KEY_BYTES = 64;

  private final EmulatorOptions options;
  private final Accounts accounts;
  private final Reset reset;

  ChangingAccounts(EmulatorOptions options, Accounts accounts, Reset reset) {
    this.options = options;
    this.accounts = accounts;
    this.reset = reset;
  }

  void add(String name) {
    requireTheirOwn();
    EmulatorOptions.check(AccountName.isLegal(name), "account", name, AccountRules.NAME);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    boolean added = accounts.add(name, List.of(Base64.getEncoder().encodeToString(key)));
    EmulatorOptions.check(added, "account", name, "a name that no account has");
  }

  void remove(String name) {
    requireTheirOwn();
    AccountName account = present(name);
    EmulatorOptions.check(
        accounts.remove(name), "account", name, "one of several, the last one stays");
    reset.account(account);
  }

  private void requireTheirOwn() {
    if (options.accountsFile() != null) {
      throw new IllegalStateException(
          "the accounts are those of " + options.accountsFile() + ": change that file");
    }
  }

  /** The account, which must be there. */
  AccountName present(String account) {
    EmulatorOptions.check(
        accounts.has(account), "account", account, "one of " + accounts.inBase64().keySet());
    return new AccountName(account);
  }
}
