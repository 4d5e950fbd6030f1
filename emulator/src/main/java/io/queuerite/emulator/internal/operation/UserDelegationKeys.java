package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.model.UserDelegationKey;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;

/** Hands out the keys with which users sign shared access signatures of their own. */
public interface UserDelegationKeys {
  /** The time by which keys are judged: real time, as for every signature. */
  Instant now();

  /**
   * A key for a user.
   *
   * @throws StorageException {@code InvalidXmlNodeValue} for a while that no key may last
   */
  UserDelegationKey.Issued issue(
      AccountName account, User user, ServiceVersion version, UserDelegationKey.Wish wish);
}
