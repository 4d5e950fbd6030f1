package io.queuerite.conformance.harness;

/** One header line, its name in the case in which it was sent. */
public record Header(String name, String value) {
  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
