package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.model.UserDelegationKey;
import io.queuerite.emulator.internal.operation.UserDelegationKeys;
import io.queuerite.emulator.internal.protocol.Iso8601;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.UserDelegationKeyXml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes user delegation keys out of the account's own: what a key says of itself, signed with the
 * account's first key, is its value. So a key need not be kept to be known again, and holds as long
 * as the account's key does.
 */
public final class DelegationKeys implements UserDelegationKeys {
  static final String QUEUES = "q";
  private static final Duration MAX_LIFE = Duration.ofDays(7);

  private final Accounts accounts;
  private final InstantSource realTime;

  public DelegationKeys(Accounts accounts, InstantSource realTime) {
    this.accounts = accounts;
    this.realTime = realTime;
  }

  @Override
  public Instant now() {
    return realTime.instant();
  }

  @Override
  public UserDelegationKey.Issued issue(
      AccountName account, User user, ServiceVersion version, UserDelegationKey.Wish wish) {
    check(wish);
    if (user.objectId().isEmpty() || user.tenantId().isEmpty()) {
      throw Refusals.failed("A user delegation key needs a token with the claims oid and tid.");
    }
    UserDelegationKey key =
        new UserDelegationKey(
            user, wish.start(), wish.expiry(), QUEUES, version.text(), wish.delegatedTenant());
    List<AccountKey> keys = accounts.keysOf(account.value());
    if (keys == null) {
      // It has left the accounts' file since the request was let in.
      throw StorageError.RESOURCE_NOT_FOUND.exception();
    }
    return new UserDelegationKey.Issued(key, keys.get(0).sign(text(account.value(), key)));
  }

  /** A key ends after it starts, and within seven days from now. */
  private void check(UserDelegationKey.Wish wish) {
    Instant now = now();
    Instant last = now.plus(MAX_LIFE);
    if (wish.start().isAfter(last)) {
      throw UserDelegationKeyXml.invalidStart(wish.start());
    }
    if (!wish.expiry().isAfter(wish.start())
        || !wish.expiry().isAfter(now)
        || wish.expiry().isAfter(last)) {
      throw UserDelegationKeyXml.invalidExpiry(wish.expiry());
    }
  }

  /** The keys that may have been handed out as this one: one of each of the account's own. */
  static List<AccountKey> derive(List<AccountKey> own, String account, UserDelegationKey key) {
    String text = text(account, key);
    return own.stream().map(each -> AccountKey.ofBase64(each.sign(text))).toList();
  }

  private static String text(String account, UserDelegationKey key) {
    return String.join(
        "\n",
        "user delegation key",
        account,
        key.user().objectId(),
        key.user().tenantId(),
        Iso8601.formatSeconds(key.start()),
        Iso8601.formatSeconds(key.expiry()),
        key.service(),
        key.version(),
        key.delegatedTenant());
  }
}
