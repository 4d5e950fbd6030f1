package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where data is kept in a database that several emulators share. */
final class StoreFlags {
  static final String STORE = "--store";
  private static final String PASSWORD_FILE = "--store-password-file";
  private static final String PASSWORD = "QUEUERITE_STORE_PASSWORD";

  @Option(
      names = STORE,
      paramLabel = "URL",
      description =
          "Keep data in a PostgreSQL database that several emulators share:"
              + " jdbc:postgresql://HOST[:PORT]/DATABASE. The password: QUEUERITE_STORE_PASSWORD.")
  @Nullable String store;

  @Option(names = "--store-user", paramLabel = "NAME", description = "User of that database.")
  @Nullable String user;

  @Option(
      names = PASSWORD_FILE,
      paramLabel = "FILE",
      description = "Take the password of that database from the first line of this file.")
  @Nullable Path passwordFile;

  boolean isGiven() {
    return store != null;
  }

  void apply(EmulatorBuilder options, Map<String, String> environment) {
    if (store != null) {
      options.store(store, user, password(environment));
    }
  }

  /**
   * The data in that database.
   *
   * @param url as it was given
   */
  SharedData data(String url, Map<String, String> environment) {
    return new SharedData(url, user, password(environment));
  }

  private @Nullable String password(Map<String, String> environment) {
    if (passwordFile == null) {
      return environment.get(PASSWORD);
    }
    try {
      return Files.readString(passwordFile).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new MistakeException(
          PASSWORD_FILE + " '" + passwordFile + "': expected a file that can be read");
    }
  }
}
