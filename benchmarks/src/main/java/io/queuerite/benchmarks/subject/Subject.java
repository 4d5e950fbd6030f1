package io.queuerite.benchmarks.subject;

/**
 * The servers that can be measured. The label is what the command line takes and the table shows.
 */
public enum Subject {
  CONSTANT("constant", "a Netty server that answers a constant: the limit"),
  MEMORY("memory", "the emulator, in memory"),
  COMMIT("commit", "the emulator on a file, durability commit (the default)"),
  RELAXED("relaxed", "the emulator on a file, durability relaxed"),
  FSYNC("fsync", "the emulator on a file, durability fsync"),
  POSTGRES("postgres", "the emulator on a PostgreSQL (./bench shared)"),
  AZURITE_MEMORY("azurite-memory", "Azurite, in memory"),
  AZURITE_FILE("azurite-file", "Azurite on files");

  private final String label;
  private final String description;

  Subject(String label, String description) {
    this.label = label;
    this.description = description;
  }

  public String label() {
    return label;
  }

  public String description() {
    return description;
  }

  public boolean isAzurite() {
    return this == AZURITE_MEMORY || this == AZURITE_FILE;
  }

  /** Whether a message that is put can be received: the constant server makes its messages up. */
  public boolean storesMessages() {
    return this != CONSTANT;
  }

  /** The Azurite that keeps its data where this emulator keeps it. */
  public Subject peer() {
    return this == MEMORY || this == CONSTANT ? AZURITE_MEMORY : AZURITE_FILE;
  }
}
