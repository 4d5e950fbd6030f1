package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.QueueOperation;
import java.util.Locale;

/** Operations as callers write them: "Put Message", "PUT_MESSAGE", "putMessage". */
final class Names {
  private Names() {}

  static QueueOperation operation(String field, String name) {
    String letters = letters(name);
    for (QueueOperation operation : QueueOperation.values()) {
      if (letters.equals(letters(operation.title())) || letters.equals(letters(operation.name()))) {
        return operation;
      }
    }
    throw Fields.wrong(field, name, "an operation's documented name, such as Put Message");
  }

  /** A name's letters alone, so that spaces, dashes and capitals do not matter. */
  static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
