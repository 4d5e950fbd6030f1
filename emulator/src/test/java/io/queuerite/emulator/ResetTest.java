package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An emulator, or an account, is as good as new. */
final class ResetTest {
  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String keyOf(String connectionString) {
    return connectionString.replaceFirst(".*AccountKey=([^;]*);.*", "$1");
  }

  @Test
  void nothingOfBeforeIsLeft() {
    client.create().put("a");
    emulator.clock().setTo(Instant.parse("2040-01-01T00:00:00Z"));
    emulator.clock().freeze();
    emulator.faults().add(FaultRule.of(Fault.serverBusy()).always());
    emulator.reset();
    assertThat(emulator.queueNames()).isEmpty();
    assertThat(emulator.journal().requests()).isEmpty();
    assertThat(emulator.faults().planned()).isEmpty();
    assertThat(emulator.clock().now()).isBefore(Instant.parse("2039-01-01T00:00:00Z"));
    client.create();
    assertThat(client.peek()).isEmpty();
  }

  /** It waits at its fault while the emulator is reset, and goes on afterwards. */
  @Test
  void aRequestOnItsWayBringsNothingBack() {
    emulator
        .faults()
        .add(FaultRule.of(Fault.delay(Duration.ofMillis(300))).on(QueueOperation.CREATE_QUEUE));
    CompletableFuture<Integer> late =
        CompletableFuture.supplyAsync(() -> client.status("PUT", "/orders"));
    Awaitility.await().until(() -> emulator.faults().planned().isEmpty());
    emulator.reset();
    emulator.faults().add(FaultRule.of(Fault.status(418)).afterCommit());
    assertThat(late.join()).isEqualTo(409);
    assertThat(emulator.queueNames()).isEmpty();
    assertThat(emulator.journal().requests()).isEmpty();
    assertThat(emulator.faults().planned()).as("faults of the next test").hasSize(1);
    assertThat(client.status("PUT", "/orders")).isEqualTo(418);
  }

  @Test
  void oneAccountIsResetAndTheOthersGoOn() {
    String another = emulator.addAccount("another");
    TestClient theirs = TestClient.of(emulator, "another", keyOf(another)).create();
    client.create().put("mine");
    theirs.put("theirs");
    emulator
        .faults()
        .add(FaultRule.of(Fault.delay(Duration.ofMillis(300))).on(QueueOperation.PEEK_MESSAGES));
    CompletableFuture<?> onItsWay = CompletableFuture.supplyAsync(client::peek);
    Awaitility.await().until(() -> emulator.faults().planned().isEmpty());
    emulator.reset("another");
    assertThat(emulator.queueNames("another")).isEmpty();
    assertThat(onItsWay.join()).isEqualTo(List.of("mine"));
    assertThat(emulator.journal().count(QueueOperation.PUT_MESSAGE)).isEqualTo(2);
  }

  @Test
  void anAccountComesAndGoesWithItsData() {
    String first = emulator.addAccount("mine");
    TestClient mine = TestClient.of(emulator, "mine", keyOf(first)).create();
    assertThat(first).isEqualTo(emulator.connectionString("mine"));
    mine.put("a");
    assertThat(emulator.queue("mine", "orders").snapshot().messages()).hasSize(1);
    emulator.removeAccount("mine");
    assertThat(mine.put("b")).isGreaterThanOrEqualTo(400);
    String second = emulator.addAccount("mine");
    assertThat(keyOf(second)).isNotEqualTo(keyOf(first));
    assertThat(emulator.queueNames("mine")).isEmpty();
    assertThat(mine.put("c")).as("with the key of before").isEqualTo(403);
  }

  @Test
  void mistakesAreTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.addAccount("devstoreaccount1"))
        .withMessageContaining("a name that no account has");
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.addAccount("x-secondary"));
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.removeAccount("nobody"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.removeAccount("devstoreaccount1"))
        .withMessageContaining("the last one stays");
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.reset("nobody"));
  }
}
