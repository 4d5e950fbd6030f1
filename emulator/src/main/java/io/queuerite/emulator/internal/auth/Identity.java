package io.queuerite.emulator.internal.auth;

/** Who sent a request. */
public sealed interface Identity {
  /** Whoever holds one of the account's keys may do everything. */
  record SharedKey(String account) implements Identity {}
}
