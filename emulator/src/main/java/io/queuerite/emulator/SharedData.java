package io.queuerite.emulator;

import io.queuerite.emulator.internal.model.SharedTime;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.jdbc.SharedStore;
import io.queuerite.emulator.testing.EmulatorClock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A database that emulators share, to move what it holds; they may go on meanwhile. Needs {@code
 * org.postgresql:postgresql} and {@code com.zaxxer:HikariCP} on the classpath.
 */
public final class SharedData extends StoredData {
  private final SharedDatabase database;

  /**
   * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE}, without a password
   * @param user null for the driver's own choice
   * @param password null for none
   * @throws IllegalArgumentException for another URL, or one with a password
   */
  public SharedData(String url, @Nullable String user, @Nullable String password) {
    // What a URL may be is checked in one place.
    this.database =
        Objects.requireNonNull(
            QueueEmulator.builder().store(url, user, password).build().database());
  }

  @Override
  void checkPresent() {
    // A database without tables holds nothing, and can be exported as that.
  }

  @Override
  Opened open() {
    SharedStore shared = SharedStore.open(database);
    EmulatorClock clock =
        new EmulatorClock(new SharedTime(QueueEmulator.realTime(), shared.clock()));
    return new Opened(shared.store(), clock.instant());
  }
}
