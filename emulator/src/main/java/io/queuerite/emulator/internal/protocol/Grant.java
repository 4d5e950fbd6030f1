package io.queuerite.emulator.internal.protocol;

/**
 * What it takes to be allowed an operation, other than one of the account's keys, which allow all.
 *
 * @param resourceType the letter that an account SAS must have among its {@code srt}
 * @param account of these letters an account SAS must have one among its {@code sp}; none: never
 *     allowed
 * @param queue of these letters a queue's SAS must have one; none: never allowed
 * @param bearer whether a bearer token will do
 */
public record Grant(char resourceType, String account, String queue, boolean bearer) {
  /** For those who hold a key. */
  static final Grant KEY_ONLY = new Grant('c', "", "", false);
}
