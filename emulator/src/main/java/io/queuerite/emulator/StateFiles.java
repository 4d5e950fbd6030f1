package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.state.StateFileException;
import io.queuerite.emulator.internal.state.StateLoader;
import io.queuerite.emulator.internal.state.StateReader;
import io.queuerite.emulator.internal.state.StatedMessage;
import io.queuerite.emulator.internal.store.QueueStore;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The file with which an emulator starts, and the one that it is written to. */
final class StateFiles {
  private StateFiles() {}

  /** Reads a start state for its mistakes alone; throws IllegalArgumentException with its line. */
  static void check(Path file, Set<String> accounts) {
    StateReader.Destination nowhere =
        new StateReader.Destination() {
          @Override
          public void properties(AccountName account, ServiceProperties properties) {
            require(account);
          }

          @Override
          public void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies) {
            require(queue.account());
          }

          @Override
          public void message(StatedMessage message) {}

          private void require(AccountName account) {
            EmulatorOptions.check(
                accounts.contains(account.value()), "account", account, "one of " + accounts);
          }
        };
    try (InputStream in = open(file)) {
      StateReader.read(in, first(accounts), Instant.EPOCH, nowhere);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new IllegalArgumentException("init '" + file + "': cannot be read", unreadable);
    } catch (StateFileException | IllegalArgumentException wrong) {
      throw new IllegalArgumentException("init '" + file + "': " + wrong.getMessage(), wrong);
    }
  }

  static void apply(QueueStore store, Path file, Set<String> accounts, Instant now) {
    try (InputStream in = open(file)) {
      StateLoader.start(store, in, first(accounts), now);
    } catch (IOException | StateFileException wrong) {
      throw new EmulatorStartException("init '" + file + "': " + wrong.getMessage(), wrong);
    }
  }

  static Writer create(Path file) throws IOException {
    return new BufferedWriter(Files.newBufferedWriter(file, UTF_8));
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private static AccountName first(Set<String> accounts) {
    return new AccountName(accounts.iterator().next());
  }
}
