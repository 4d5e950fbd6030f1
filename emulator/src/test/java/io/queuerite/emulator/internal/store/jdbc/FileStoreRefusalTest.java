package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.StoreUnderTest.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.TestQueue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that cannot be opened says why, in a line that tells a person what to do. */
final class FileStoreRefusalTest {
  /** H2 writes its header twice, in a block each. */
  private static final int HEADERS = 8192;

  @TempDir private Path folder;

  @Test
  void aSecondStoreInThisProcessIsRefused() {
    try (JdbcQueueStore first = JdbcQueueStore.committed(folder)) {
      assertUnusable(() -> JdbcQueueStore.committed(folder), "in use");
      assertWorks(first);
    }
  }

  @Test
  void aSecondStoreInAnotherProcessIsRefusedUntilThatOneStops() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = holder.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("open");
      assertUnusable(() -> JdbcQueueStore.committed(folder), "in use");
      holder.getOutputStream().close();
      assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
      JdbcQueueStore.committed(folder).close();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void aFileOfNoiseIsRefusedAndLeftAsItIs() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    Files.write(file(), noise);
    assertUnusable(() -> JdbcQueueStore.committed(folder), "damaged");
    assertThat(file()).hasBinaryContent(noise);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] bytes = filled();
    spoil(bytes, HEADERS, bytes.length / 3);
    assertUnusable(() -> JdbcQueueStore.committed(folder), "damaged");
  }

  /** H2 by itself calls a file without one readable piece empty, and writes over it. */
  @Test
  void aFileThatLostItsContentIsNotBegunAnew() throws IOException {
    byte[] bytes = filled();
    spoil(bytes, HEADERS, bytes.length);
    assertUnusable(() -> JdbcQueueStore.committed(folder), "damaged");
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertUnusable(() -> JdbcQueueStore.committed(file.resolve("below")), "cannot be made");
    assertUnusable(() -> JdbcQueueStore.committed(file), "cannot be made");
  }

  @Test
  void aDataFileThatIsAFolderIsTold() throws IOException {
    Files.createDirectories(file().resolve("something"));
    assertUnusable(() -> JdbcQueueStore.committed(folder), "cannot be written");
  }

  @Test
  void aFolderWithASemicolonIsToldInWords() {
    assertUnusable(() -> JdbcQueueStore.committed(folder.resolve("a;b")), "semicolon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a%20b", "\u00e4\u4e2d\u0130", "a#b?c", "a'b", "a,b=c", "~"})
  void aFolderMayHaveAnOddName(String name) {
    Path odd = folder.resolve(name);
    try (JdbcQueueStore store = JdbcQueueStore.committed(odd)) {
      assertWorks(store);
    }
    assertThat(odd.resolve("queuerite.mv.db")).isRegularFile();
  }

  private Path file() {
    return folder.resolve("queuerite.mv.db");
  }

  /** A data file of some size. */
  private byte[] filled() throws IOException {
    try (JdbcQueueStore store = JdbcQueueStore.committed(folder)) {
      TestQueue queue = newQueue(store);
      for (int i = 0; i < 100; i++) {
        queue.put("x".repeat(20_000), NOW);
      }
    }
    return Files.readAllBytes(file());
  }

  private void spoil(byte[] bytes, int from, int to) throws IOException {
    byte[] noise = new byte[to - from];
    new Random(2).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, from, noise.length);
    Files.write(file(), bytes);
  }

  private static void assertWorks(JdbcQueueStore store) {
    TestQueue queue = newQueue(store);
    queue.put("works", NOW);
    assertThat(queue.texts(NOW)).containsExactly("works");
  }

  private static TestQueue newQueue(JdbcQueueStore store) {
    StoreUnderTest wrapped = () -> store;
    return wrapped.newQueue();
  }

  private void assertUnusable(ThrowingCallable opening, String why) {
    assertThatThrownBy(opening)
        .isInstanceOf(StoreUnusableException.class)
        .message()
        .contains(folder.toString(), why, "--location")
        .doesNotContain("\n", "jdbc:", "org.h2", "SQL");
  }
}
