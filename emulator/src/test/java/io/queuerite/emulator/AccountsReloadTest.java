package io.queuerite.emulator;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.internal.auth.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts change under a running emulator when their file does. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
final class AccountsReloadTest {
  private static final String OLD_KEY = "b2xkIGtleQ==";
  private static final String NEW_KEY = "bmV3IGtleQ==";
  private static final Logger LOG = Logger.getLogger(AccountsWatch.class.getName());

  @TempDir private Path folder;
  private Path file;
  private QueueEmulator emulator;
  private Lines lines;

  /** What is logged of this test's file; other tests have theirs. */
  private final class Lines extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      if (line.getMessage().contains(folder.toString())) {
        lines.add(line.getLevel() + " " + line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("accounts"), "orders:" + OLD_KEY);
    lines = new Lines();
    LOG.addHandler(lines);
    emulator = QueueEmulator.builder().accountsFile(file).start();
    TestClient.of(emulator, "orders", OLD_KEY).create();
  }

  @AfterEach
  void stop() {
    emulator.close();
    LOG.removeHandler(lines);
  }

  /** In one step, so that nothing in between can be seen. */
  private void replace(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("accounts.tmp"), text);
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private int status(String account, String key) {
    return TestClient.of(emulator, account, key).status("GET", "/orders?comp=metadata");
  }

  private void awaitStatus(int status, String account, String key) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> status(account, key) == status);
  }

  private void awaitLine(String start) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines.lines.stream().anyMatch(l -> l.startsWith(start)));
  }

  @Test
  void aKeyIsRotatedUnderARunningClient() throws IOException {
    assertThat(status("orders", NEW_KEY)).isEqualTo(403);
    replace("orders:" + OLD_KEY + ":" + NEW_KEY);
    awaitStatus(200, "orders", NEW_KEY);
    assertThat(status("orders", OLD_KEY)).isEqualTo(200);
    replace("orders:" + NEW_KEY);
    awaitStatus(403, "orders", OLD_KEY);
    assertThat(status("orders", NEW_KEY)).isEqualTo(200);
    assertThat(emulator.connectionString()).contains("AccountKey=" + NEW_KEY);
    assertThat(lines.lines)
        .allMatch(line -> line.startsWith("INFO The accounts are now [orders], as " + file))
        .noneMatch(line -> line.contains(OLD_KEY) || line.contains(NEW_KEY));
  }

  /** As editors write it, and so that neither its time nor its length tells. */
  @Test
  void aFileMovedIntoItsPlaceIsNoticedThoughItLooksTheSame() throws IOException {
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, time);
    Path next = Files.writeString(folder.resolve("accounts.tmp"), "orders:" + NEW_KEY);
    Files.setLastModifiedTime(next, time);
    assertThat(Files.size(next)).isEqualTo(Files.size(file));
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    awaitStatus(200, "orders", NEW_KEY);
    assertThat(status("orders", OLD_KEY)).isEqualTo(403);
  }

  /** As Kubernetes mounts a secret: a link to a file in a folder that is itself a link. */
  @Test
  void aLinkThatLeadsElsewhereIsFollowed() throws IOException {
    emulator.close();
    for (String version : List.of("..1", "..2")) {
      Path data = Files.createDirectory(folder.resolve(version));
      Files.copy(file, data.resolve("accounts"), COPY_ATTRIBUTES);
    }
    Files.writeString(folder.resolve("..2/accounts"), "orders:" + NEW_KEY);
    Path current = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("..data/accounts"));
    emulator = QueueEmulator.builder().accountsFile(file).start();
    TestClient.of(emulator, "orders", OLD_KEY).create();
    Path next = Files.createSymbolicLink(folder.resolve("..next"), Path.of("..2"));
    Files.move(next, current, ATOMIC_MOVE, REPLACE_EXISTING);
    awaitStatus(200, "orders", NEW_KEY);
    assertThat(status("orders", OLD_KEY)).isEqualTo(403);
  }

  @Test
  void aBrokenFileChangesNothingAndIsTold() throws IOException {
    replace("orders:" + NEW_KEY + "\nmore:no key!");
    String line = "WARNING The accounts stay as they are: accountsFile '" + file + "': line 2: ";
    awaitLine(line);
    assertThat(status("orders", OLD_KEY)).isEqualTo(200);
    assertThat(status("orders", NEW_KEY)).isEqualTo(403);
    Files.delete(file);
    awaitLine("WARNING The accounts stay as they are: accountsFile '" + file + "': no such file");
    replace("");
    awaitLine(
        "WARNING The accounts stay as they are: accountsFile '" + file + "': no account in it");
    assertThat(status("orders", OLD_KEY)).isEqualTo(200);
    replace("orders:" + NEW_KEY);
    awaitStatus(200, "orders", NEW_KEY);
    assertThat(lines.lines).hasSize(4).noneMatch(l -> l.contains(NEW_KEY) || l.contains("no key!"));
  }

  @Test
  void aMistakeIsToldOnceHoweverOftenItIsSeen() throws IOException {
    AccountsFile other = new AccountsFile(folder.resolve("other"));
    Files.writeString(other.path(), "orders");
    AccountsWatch watch = new AccountsWatch(other, new Accounts(Map.of("a", List.of(OLD_KEY))));
    for (int i = 0; i < 9; i++) {
      watch.look();
    }
    assertThat(lines.lines).singleElement().asString().contains(other.path() + "': line 1: ");
    Files.delete(other.path());
    for (int i = 0; i < 9; i++) {
      watch.look();
    }
    assertThat(lines.lines).hasSize(2);
  }

  @Test
  void anAccountThatComesBackFindsItsData() throws IOException {
    TestClient.of(emulator, "orders", OLD_KEY).put("kept");
    Files.writeString(file, "# nobody else\nother:" + NEW_KEY);
    awaitStatus(404, "orders", OLD_KEY);
    assertThat(emulator.endpoint()).hasPath("/other");
    assertThat(emulator.connectionString()).contains("AccountName=other;");
    assertThat(status("other", NEW_KEY)).as("its queue is another").isEqualTo(404);
    Files.writeString(file, "other:" + NEW_KEY + "\norders:" + NEW_KEY);
    awaitStatus(200, "orders", NEW_KEY);
    assertThat(TestClient.of(emulator, "orders", NEW_KEY).peek()).containsExactly("kept");
  }

  /** Whoever writes it may be half-way: half of this list is a good list, too. */
  @Test
  void aFileIsTakenOnceItStandsStill() throws IOException {
    AccountsFile accountsFile = new AccountsFile(file);
    Accounts accounts = new Accounts(accountsFile.read());
    AccountsWatch watch = new AccountsWatch(accountsFile, accounts);
    watch.look();
    watch.look();
    Files.writeString(file, "a:" + NEW_KEY);
    watch.look();
    Files.writeString(file, "a:" + NEW_KEY + ":" + OLD_KEY + ";b:" + NEW_KEY);
    watch.look();
    assertThat(accounts.inBase64()).containsOnlyKeys("orders");
    watch.look();
    assertThat(accounts.inBase64()).containsOnlyKeys("a", "b");
  }
}
