package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.QueueSnapshot;
import io.queuerite.emulator.testing.SeedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder is moved to a file, and into another folder, and nothing is lost. */
final class DataFolderTest {
  @TempDir private Path folder;

  private QueueEmulator emulator(String name) {
    return QueueEmulator.builder()
        .location(folder.resolve(name))
        .account("one", EmulatorOptions.DEVELOPMENT_KEY)
        .account("two", EmulatorOptions.DEVELOPMENT_KEY)
        .start();
  }

  private byte[] exported(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataFolder(folder.resolve(name)).exportTo(out);
    return out.toByteArray();
  }

  private void imported(String name, byte[] state) {
    new DataFolder(folder.resolve(name)).importFrom(new ByteArrayInputStream(state));
  }

  /** All but whether a message is visible by now. */
  private static List<Object> contents(QueueEmulator emulator) {
    List<Object> all = new ArrayList<>();
    for (String account : List.of("one", "two")) {
      for (String name : emulator.queueNames(account)) {
        QueueSnapshot queue = emulator.queue(account, name).snapshot();
        all.add(List.of(account, name, queue.metadata()));
        for (MessageSnapshot m : queue.messages()) {
          all.add(
              List.of(
                  m.id(),
                  m.text(),
                  m.insertedAt(),
                  m.expiresAt(),
                  m.visibleAt(),
                  m.dequeueCount(),
                  m.popReceipt()));
        }
      }
    }
    return all;
  }

  /** Letters that JSON, YAML or somebody's encoding may trip over. */
  private static String anyText(Random random) {
    String letters = "a \"'\\{}[]:#-\n\r\t\u0085\u2028\ufeff\u00e9\u0131\u4e2d\u007f&<";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4) == 0 ? 5000 : random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return random.nextBoolean() ? text.append("\ud83d\ude00").toString() : text.toString();
  }

  @Test
  void nothingIsLostOnTheWay() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Object> before;
    try (QueueEmulator source = emulator("from")) {
      for (int i = 0; i < 8; i++) {
        String account = i % 3 == 0 ? "two" : "one";
        QueueProbe queue =
            source.queue(account, "queue-" + i).create(Map.of("n", "#: " + i, "b", ""));
        for (int j = random.nextInt(80); j > 0; j--) {
          queue.put(
              SeedMessage.of(anyText(random))
                  .dequeueCount(random.nextInt(9))
                  .hiddenFor(Duration.ofSeconds(random.nextInt(3) * 600L))
                  .timeToLive(Duration.ofDays(1 + random.nextInt(9000))));
        }
      }
      before = contents(source);
    }
    byte[] state = exported("from");
    imported("to", state);
    try (QueueEmulator target = emulator("to")) {
      assertThat(contents(target)).as("seed %d", seed).isEqualTo(before);
      Path live = folder.resolve("live.json");
      target.export(live);
      assertThat(Files.readString(live)).isEqualTo(new String(state, UTF_8));
    }
    assertThat(new String(exported("to"), UTF_8)).isEqualTo(new String(state, UTF_8));
  }

  @Test
  void whoHoldsAReceiptCanDeleteAfterTheMove() throws IOException {
    MessageSnapshot held;
    try (QueueEmulator source = emulator("from")) {
      TestClient client = TestClient.of(source).create();
      client.put("held");
      client.get();
      held = source.queue("orders").snapshot().hidden().get(0);
    }
    imported("to", exported("from"));
    try (QueueEmulator target = emulator("to")) {
      TestClient client = TestClient.of(target);
      assertThat(client.put("new")).isEqualTo(201);
      String receipt =
          held.popReceipt().replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
      String path = "/orders/messages/" + held.id() + "?popreceipt=" + receipt;
      assertThat(client.status("DELETE", path)).isEqualTo(204);
      assertThat(target.queue("orders").snapshot().messages())
          .extracting(MessageSnapshot::text)
          .containsExactly("new");
    }
  }

  @Test
  void whatCollidesIsRefusedAndNothingIsChanged() throws IOException {
    try (QueueEmulator source = emulator("from")) {
      source.queue("orders").create().put("a");
      source.queue("returns").create().put("b");
    }
    byte[] state = exported("from");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> imported("from", state))
        .withMessageContaining("queue 'orders' of account 'one' is there already");
    byte[] renamed = new String(state, UTF_8).replace("returns", "others").getBytes(UTF_8);
    try (QueueEmulator source = emulator("from")) {
      assertThat(source.queue("orders").delete()).isTrue();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> imported("from", renamed))
        .withMessageMatching("line \\d+: id '.*' is taken in this store, .*");
    try (QueueEmulator source = emulator("from")) {
      assertThat(source.queueNames()).containsExactly("returns");
    }
  }

  @Test
  void aFolderInUseAndAFolderWithoutDataAreRefused() {
    try (QueueEmulator running = emulator("from")) {
      assertThat(running.queueNames()).isEmpty();
      assertThatThrownBy(() -> exported("from"))
          .isInstanceOf(EmulatorStartException.class)
          .hasMessageContaining("is in use by another emulator");
      assertThatThrownBy(() -> imported("from", new byte[0]))
          .isInstanceOf(EmulatorStartException.class)
          .hasMessageContaining("is in use by another emulator");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exported("none"))
        .withMessageContaining("expected a folder with queuerite.mv.db");
  }
}
