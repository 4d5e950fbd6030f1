package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.internal.invoke.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message's text stands for. */
final class EncodingTest {
  private final Rig rig = new Rig();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    rig.close();
  }

  private Rig seeing() {
    return rig.function("f", "orders", delivery -> seen.add(Rig.text(delivery))).queue("orders");
  }

  @Test
  @Case(66)
  void aTextIsBase64OfThePayload() {
    seeing().put("orders", "hello", "Grüße, 世界 🎉").start();
    rig.awaitIdle();
    assertThat(seen).containsExactlyInAnyOrder("hello", "Grüße, 世界 🎉");
  }

  @Test
  @Case({67, 69})
  void whatIsNoBase64IsPoisonAtOnceAndTheOthersAreRun() {
    seeing().frozen().putRaw("orders", "Hello, World!").put("orders", "a", "b", "c").start();
    rig.awaitIdle();
    assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(rig.events(HostEvent.Undecodable.class)).hasSize(1);
    assertThat(rig.texts("orders-poison")).containsExactly("Hello, World!");
    assertThat(rig.count("orders")).isZero();
  }

  @Test
  @Case(68)
  void plainTextsAreTakenAsTheyAreWhereSaidSo() {
    seeing().plainText().putRaw("orders", "Hello, World!").start();
    rig.awaitIdle();
    assertThat(seen).containsExactly("Hello, World!");
  }

  @Test
  @Case(74)
  void anEmptyTextIsAnEmptyPayload() {
    seeing().putRaw("orders", "").start();
    rig.awaitIdle();
    assertThat(seen).containsExactly("");
  }

  @Test
  @Case(75)
  void whatIsNoBase64InAPoisonQueueStaysThere() {
    rig.frozen().function("p", "orders-poison", delivery -> seen.add(Rig.text(delivery)));
    rig.queue("orders-poison").putRaw("orders-poison", "Hello, World!").start();
    rig.awaitIdle();
    assertThat(rig.events(HostEvent.LeftInvisible.class)).hasSize(1);
    rig.advance(Duration.ofMinutes(10));
    rig.awaitIdle();
    assertThat(rig.events(HostEvent.LeftInvisible.class)).hasSize(2);
    assertThat(seen).isEmpty();
    assertThat(rig.count("orders-poison")).isEqualTo(1);
  }

  @ParameterizedTest
  @Case(71)
  @ValueSource(strings = {"aGVsbG8=", "aGVs bG8=", " aGVs\r\n\tbG8=\n"})
  void whiteSpaceMeansNothing(String text) {
    Payload payload = Objects.requireNonNull(new MessageTextCodec(true).decode(text));
    assertThat(payload.text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @Case({72, 73})
  @ValueSource(
      strings = {
        "aGVsbG8",
        "-_8=",
        "a",
        "ab",
        "abc",
        "abcde",
        "====",
        "aGVsbG8==",
        "aG=s",
        "{}",
        "ä"
      })
  void whatIsNotQuiteBase64IsNone(String text) {
    assertThat(new MessageTextCodec(true).decode(text)).isNull();
  }

  @Test
  @Case(70)
  void wordsThatHappenToBeBase64AreJunk() {
    Payload payload = Objects.requireNonNull(new MessageTextCodec(true).decode("test"));
    assertThat(payload.bytes()).containsExactly(0xB5, 0xEB, 0x2D);
    assertThat(payload.text()).isNull();
    assertThat(new MessageTextCodec(true).encode(payload)).isEqualTo("test");
  }
}
