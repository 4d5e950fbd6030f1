package io.queuerite.functions.internal.http;

/** What an administrator may ask of a host. */
public interface Administration {
  /**
   * Runs a function that no request triggers, without waiting for it.
   *
   * @return false where there is none of that name
   */
  boolean run(String function, String input);

  /** Polls no more. */
  void drain();

  /** {@code Disabled}, {@code InProgress} or {@code Completed}. */
  String drainState();

  /** Runs in progress. */
  int outstanding();
}
