package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.jdbc.PostgresServer;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.SeedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Emulators on one database, as an embedder starts them. */
final class SharedDatabaseTest {
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final SharedDatabase database = PostgresServer.fresh();

  private QueueEmulator start() {
    return QueueEmulator.builder().store(database.url(), database.user(), null).start();
  }

  @Test
  void whatOneHoldsTheOtherHasAndBothHaveOneClock() {
    try (QueueEmulator one = start();
        QueueEmulator two = start()) {
      one.queue("orders").create();
      one.queue("orders").put("a");
      assertThat(two.queue("orders").snapshot().messages()).hasSize(1);
      Instant before = two.clock().now();
      one.clock().advance(A_WEEK);
      assertThat(two.clock().now()).isAfterOrEqualTo(before.plus(A_WEEK));
      assertThat(two.queue("orders").snapshot().messages()).as("it has expired").isEmpty();
      two.clock().freeze();
      assertThat(one.clock().isFrozen()).isTrue();
      assertThat(one.clock().now()).isEqualTo(two.clock().now());
      two.reset();
      assertThat(one.clock().isFrozen()).isFalse();
      assertThat(one.clock().offset()).isZero();
      assertThat(one.queueNames()).isEmpty();
    }
  }

  @Test
  void dataOutlivesTheEmulator() {
    try (QueueEmulator emulator = start()) {
      emulator.queue("orders").create();
      emulator.queue("orders").put(SeedMessage.of("a"));
    }
    try (QueueEmulator emulator = start()) {
      assertThat(emulator.queue("orders").snapshot().messages()).hasSize(1);
    }
  }

  @Test
  void whatItHoldsIsMovedWhileEmulatorsRunOnIt() throws IOException {
    SharedDatabase other = PostgresServer.fresh();
    ByteArrayOutputStream exported = new ByteArrayOutputStream();
    try (QueueEmulator emulator = start()) {
      emulator.queue("orders").create();
      emulator.queue("orders").put("a");
      emulator.clock().advance(A_WEEK.minusHours(1));
      emulator.queue("orders").put("b");
      emulator.clock().advance(Duration.ofHours(2));
      new SharedData(database.url(), database.user(), null).exportTo(exported);
    }
    SharedData target = new SharedData(other.url(), other.user(), null);
    target.importFrom(new ByteArrayInputStream(exported.toByteArray()));
    try (QueueEmulator emulator =
        QueueEmulator.builder().store(other.url(), other.user(), null).start()) {
      assertThat(emulator.queue("orders").snapshot().messages())
          .as("by the clock of those who share it, a has expired")
          .singleElement()
          .returns("b", MessageSnapshot::text);
    }
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    target.exportTo(again);
    assertThat(again).hasToString(exported.toString(UTF_8));
  }

  @Test
  void aPasswordHasNoPlaceInTheAddressNorTheAddressBesideAFolder() {
    for (String url :
        new String[] {
          "jdbc:postgresql://db/q?password=secret",
          "jdbc:postgresql://db/q?sslPassword=secret",
          "jdbc:postgresql://me:secret@db/q"
        }) {
      assertThatThrownBy(() -> QueueEmulator.builder().store(url, null, null).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no password in the address")
          .hasMessageNotContaining("secret");
    }
    for (String url : new String[] {"jdbc:mysql://db/q", "jdbc:postgresql:q", "db/q", ""}) {
      assertThatThrownBy(() -> QueueEmulator.builder().store(url, null, null).build())
          .hasMessageContaining("expected jdbc:postgresql://HOST[:PORT]/DATABASE");
    }
    EmulatorBuilder both =
        QueueEmulator.builder().store(database.url(), "me", null).location(Path.of("x"));
    assertThatThrownBy(both::build).hasMessageContaining("no location beside it");
  }

  @Test
  void theOptionsTellTheDatabaseAndNotThePassword() {
    EmulatorOptions options =
        QueueEmulator.builder().store("jdbc:postgresql://db/q", "me", "secret").build();
    assertThat(options.store()).isEqualTo("jdbc:postgresql://db/q");
    assertThat(options.toString()).contains("jdbc:postgresql://db/q").doesNotContain("secret");
  }
}
