package io.queuerite.emulator.internal.protocol;

/**
 * What it takes to be allowed an operation.
 *
 * @param resourceType the letter that an account SAS must have among its {@code srt}
 * @param account of these letters an account SAS must have one among its {@code sp}; none: never
 *     allowed
 * @param queue of these letters a queue's SAS must have one; none: never allowed
 * @param key whether one of the account's keys will do
 * @param bearer whether a bearer token will do
 */
public record Grant(char resourceType, String account, String queue, boolean key, boolean bearer) {
  /** For those who hold a key, and nobody else. */
  static final Grant KEY_ONLY = new Grant('c', "", "", true, false);

  /** For users, who alone can delegate what they may do. */
  static final Grant BEARER_ONLY = new Grant('s', "", "", false, true);

  /** For those who hold a key or a token, or a signature with the right letters. */
  static Grant of(char resourceType, String account, String queue) {
    return new Grant(resourceType, account, queue, true, true);
  }
}
