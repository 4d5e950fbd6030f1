package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@AgainstTarget
class GetMessagesTest {
  @Test
  @Case(139)
  void hidesAMessageForHalfAMinute(Queue queue) {
    Message put = queue.put("text");
    Instant before = queue.now();
    Message got = queue.getOne();
    assertThat(got.elements())
        .containsExactly(
            "MessageId",
            "InsertionTime",
            "ExpirationTime",
            "PopReceipt",
            "TimeNextVisible",
            "DequeueCount",
            "MessageText");
    assertThat(got.dequeueCount()).isEqualTo(1);
    assertThat(got.text()).isEqualTo("text");
    assertThat(got.id()).isEqualTo(put.id());
    assertThat(got.inserted()).isEqualTo(put.inserted());
    assertThat(got.expires()).isEqualTo(put.expires());
    assertThat(got.receipt()).isNotEqualTo(put.receipt());
    assertIsHiddenFor(30, got, before, queue.now());
  }

  @Test
  @Case(140)
  void answersAnEmptyListWhereNothingIsVisible(Queue queue) {
    assertThatAnswer(queue.getRequest().send()).hasStatus(200).hasNoElement("QueueMessage");
    queue.put("hidden", "visibilitytimeout=60");
    assertThatAnswer(queue.getRequest().send()).hasXml("<QueueMessagesList />");
  }

  @Test
  @Case(141)
  void takesSeveralInOrderUnderOneReceipt(Queue queue) {
    for (int i = 1; i <= 4; i++) {
      queue.put("message" + i);
    }
    Instant before = queue.now();
    List<Message> messages = queue.get("numofmessages=4&visibilitytimeout=20");
    assertThat(messages)
        .extracting(Message::text)
        .containsExactly("message1", "message2", "message3", "message4");
    assertThat(messages).extracting(Message::receipt).containsOnly(messages.get(0).receipt());
    messages.forEach(message -> assertIsHiddenFor(20, message, before, queue.now()));
  }

  @Test
  @Case(142)
  void takesFewerWhereFewerAreLeft(Queue queue) {
    for (int i = 0; i < 4; i++) {
      queue.put("text");
    }
    queue.delete(queue.getOne());
    assertThat(queue.get("numofmessages=32")).hasSize(3);
  }

  @Test
  void takesOneUnasked(Queue queue) {
    queue.put("first");
    queue.put("second");
    assertThat(queue.getOne().text()).isEqualTo("first");
    assertThat(queue.getOne().text()).isEqualTo("second");
  }

  @Test
  void keepsTheOrderOfMany(Queue queue) {
    List<String> texts = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
    texts.forEach(queue::put);
    List<String> got = new ArrayList<>();
    while (got.size() < texts.size()) {
      queue.get("numofmessages=7").forEach(message -> got.add(message.text()));
    }
    assertThat(got).containsExactlyElementsOf(texts);
  }

  @Test
  void takesThirtyTwoOfTheLargestAtOnce(Queue queue) {
    String text = "a".repeat(65_535);
    for (int i = 0; i < 32; i++) {
      queue.put(Character.toString('A' + i) + text);
    }
    List<Message> messages = queue.get("numofmessages=32");
    assertThat(messages).hasSize(32).allMatch(message -> message.text().endsWith(text));
    assertThat(messages.get(31).text()).startsWith(Character.toString('A' + 31));
  }

  @Test
  void takesWhereToPeekIsDenied(Queue queue) {
    queue.put("text");
    assertThat(queue.getOne("peekonly=false").dequeueCount()).isEqualTo(1);
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  @Case(143)
  void refusesThirtyThree(Queue queue) {
    assertThatAnswer(get(queue, "numofmessages=33"))
        .isFault(StorageFault.outOfRange("numofmessages", "33", "1", "32"))
        .hasLength(456);
  }

  @Test
  @Case(144)
  void refusesAHundred(Queue queue) {
    assertThatAnswer(get(queue, "numofmessages=100"))
        .isFault(StorageFault.outOfRange("numofmessages", "100", "1", "32"))
        .hasLength(457);
  }

  @Test
  @Case(145)
  void refusesNone(Queue queue) {
    assertThatAnswer(get(queue, "numofmessages=0"))
        .isFault(StorageFault.outOfRange("numofmessages", "0", "1", "32"));
  }

  @Test
  void refusesNumbersThatAreNone(Queue queue) {
    assertThatAnswer(get(queue, "numofmessages=all"))
        .isFault(
            StorageFault.invalidValue("numofmessages", "all", "Invalid query parameter value"));
  }

  @Test
  @Case(146)
  void refusesNotToHide(Queue queue) {
    assertThatAnswer(get(queue, "visibilitytimeout=0"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "0", "1", "604800"));
  }

  @Test
  @Case(147)
  void refusesToHideForMoreThanAWeek(Queue queue) {
    queue.put("text");
    assertThatAnswer(get(queue, "visibilitytimeout=604801"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "604801", "1", "604800"));
    assertThatAnswer(get(queue, "visibilitytimeout=604800")).hasStatus(200);
  }

  @Test
  @Case(148)
  void bringsAMessageBackWhenItsInvisibleTimeIsOver(Queue queue) {
    queue.put("text");
    assertThat(queue.getOne("visibilitytimeout=1").dequeueCount()).isEqualTo(1);
    queue.passTime(Duration.ofSeconds(1));
    assertThat(queue.getOne().dequeueCount()).isEqualTo(2);
  }

  @Test
  void bringsAMessageBackBehindThoseThatWereVisibleBefore(Queue queue) {
    queue.put("first");
    queue.put("second");
    queue.getOne("visibilitytimeout=1");
    queue.passTime(Duration.ofSeconds(1));
    assertThat(queue.get("numofmessages=2"))
        .extracting(Message::text)
        .containsExactly("second", "first");
  }

  @Test
  @Case(149)
  void mayHideAMessageBeyondItsEnd(Queue queue) {
    queue.put("text", "messagettl=5");
    Message message = queue.getOne("visibilitytimeout=10");
    assertThat(message.nextVisible()).isAfter(message.expires());
  }

  @Test
  @Case(150)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().getRequest().send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(151)
  void findsNoMessageThatHasExpired(Queue queue) {
    queue.put("short", "messagettl=1");
    queue.put("long", "messagettl=100");
    queue.passTime(Duration.ofSeconds(1));
    assertThat(queue.get("numofmessages=32")).extracting(Message::text).containsExactly("long");
  }

  @Test
  void keepsAMessageForAWeekAndNoLonger(Queue queue) {
    queue.put("text");
    queue.passTime(Duration.ofDays(7).minusSeconds(30));
    assertThat(queue.peek()).hasSize(1);
    queue.passTime(Duration.ofSeconds(31));
    assertThat(queue.peek()).isEmpty();
  }

  /** Whole seconds after a moment between the two, the fraction cut off. */
  static void assertIsHiddenFor(int seconds, Message message, Instant before, Instant after) {
    assertThat(message.nextVisible())
        .isBetween(
            before.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS),
            after.plusSeconds(seconds));
  }

  private static Response get(Queue queue, String query) {
    return queue.getRequest().query(query).send();
  }
}
