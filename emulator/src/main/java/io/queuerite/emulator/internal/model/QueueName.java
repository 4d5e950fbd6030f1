package io.queuerite.emulator.internal.model;

/**
 * A queue's name: 3 to 63 lower-case letters, digits and single inner dashes.
 *
 * <p>See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata">Naming
 * queues and metadata</a>.
 */
public record QueueName(String value) {
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 63;

  /**
   * Checks a name as the service does: its length first, then its characters.
   *
   * @throws StorageException {@code OutOfRangeInput} or {@code InvalidResourceName}
   */
  public static QueueName parse(String value) {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw StorageError.OUT_OF_RANGE_RESOURCE_NAME.exception();
    }
    for (int i = 0; i < value.length(); i++) {
      if (!allowed(value, i)) {
        throw StorageError.INVALID_RESOURCE_NAME.exception();
      }
    }
    return new QueueName(value);
  }

  private static boolean allowed(String value, int i) {
    char c = value.charAt(i);
    if (c == '-') {
      return i > 0 && i < value.length() - 1 && value.charAt(i - 1) != '-';
    }
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
