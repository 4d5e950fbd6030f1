package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

/** A message text that follows from its number, so that a damaged one is told from a whole one. */
final class CrashText {
  private CrashText() {}

  static String of(long number) {
    String head = number + ":";
    int length = (int) (number * 7919 % 3000);
    return head + head.repeat(length / head.length());
  }

  static long numberOf(String text) {
    long number = Long.parseLong(text.substring(0, text.indexOf(':')));
    assertThat(text).as("message %d", number).isEqualTo(of(number));
    return number;
  }
}
