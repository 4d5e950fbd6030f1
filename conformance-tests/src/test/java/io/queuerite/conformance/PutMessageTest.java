package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.HttpDate;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Put Message: times to live, invisible times, and what surrounds the text. */
@AgainstTarget
class PutMessageTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  @Case(116)
  void answersWithIdTimesAndReceipt(Queue queue) {
    Message message = queue.put("text");
    assertThat(message.elements())
        .containsExactly(
            "MessageId", "InsertionTime", "ExpirationTime", "PopReceipt", "TimeNextVisible");
    assertThat(lifetime(message)).isEqualTo(WEEK);
    assertThat(message.nextVisible()).isEqualTo(message.inserted());
    assertThat(message.id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void writesExactlyTheseBytes(Queue queue) {
    Response answer = queue.putRequest().message("text").send();
    Message message = answer.onlyMessage();
    assertThatAnswer(answer)
        .hasXml(
            """
            <QueueMessagesList><QueueMessage><MessageId>%s</MessageId><InsertionTime>%s</InsertionTime>\
            <ExpirationTime>%s</ExpirationTime><PopReceipt>%s</PopReceipt>\
            <TimeNextVisible>%s</TimeNextVisible></QueueMessage></QueueMessagesList>"""
                .formatted(
                    message.id(),
                    HttpDate.format(message.inserted()),
                    HttpDate.format(message.expires()),
                    message.receipt(),
                    HttpDate.format(message.nextVisible())));
  }

  @Test
  void givesEveryMessageAnIdOfItsOwn(Queue queue) {
    assertThat(queue.put("same").id()).isNotEqualTo(queue.put("same").id());
  }

  @Test
  @Case(117)
  void answersOldVersionsWithoutABody(Queue queue) {
    Response answer = queue.putRequest().version("2015-12-11").message("text").send();
    assertThatAnswer(answer).hasStatus(201).hasNoBody();
    assertThat(queue.getOne().text()).isEqualTo("text");
  }

  @Test
  @Case(118)
  void livesAsLongAsItIsTold(Queue queue) {
    Message message = queue.put("text", "visibilitytimeout=0&messagettl=40");
    assertThat(lifetime(message)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  @Case(119)
  void hidesAsLongAsItIsTold(Queue queue) {
    Message message = queue.put("text", "visibilitytimeout=5&messagettl=10");
    assertThat(hiddenFor(message)).isEqualTo(Duration.ofSeconds(5));
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  void appearsWhenItsInvisibleTimeIsOver(Queue queue) {
    queue.put("text", "visibilitytimeout=3");
    assertThat(queue.get("visibilitytimeout=1")).isEmpty();
    queue.passTime(Duration.ofSeconds(3));
    assertThat(queue.getOne().text()).isEqualTo("text");
  }

  @Test
  @Case(120)
  void mayHideUntilASecondBeforeItsEnd(Queue queue) {
    Message message = queue.put("text", "visibilitytimeout=19&messagettl=20");
    assertThat(hiddenFor(message)).isEqualTo(Duration.ofSeconds(19));
  }

  @Test
  @Case(121)
  void mayNotHideUntilItsEnd(Queue queue) {
    assertThatAnswer(put(queue, "visibilitytimeout=30&messagettl=30"))
        .isFault(
            StorageFault.invalidValue(
                "visibilitytimeout", "30", "messagettl must be greater than visibilitytimeout"))
        .hasLength(442);
  }

  @Test
  @Case(122)
  void mayLiveForEver(Queue queue) {
    Response answer =
        queue.putRequest().query("messagettl=-1").version("2018-03-28").message("text").send();
    assertThatAnswer(answer).hasStatus(201);
    assertThat(answer.onlyMessage().value("ExpirationTime"))
        .isEqualTo("Fri, 31 Dec 9999 23:59:59 GMT");
  }

  @Test
  @Case(123)
  void mayLiveForDecades(Queue queue) {
    Message message = queue.put("text", "messagettl=1073741824");
    assertThat(lifetime(message)).isEqualTo(Duration.ofSeconds(1_073_741_824));
  }

  @Test
  @Case(124)
  void livesAWeekAtMostInOldVersions(Queue queue) {
    Response answer =
        queue.putRequest().query("messagettl=691200").version("2014-02-14").message("text").send();
    assertThatAnswer(answer)
        .isFault(StorageFault.outOfRange("messagettl", "691200", "1", "604800"));
  }

  @Test
  @Case(125)
  void doesNotLiveForEverInOldVersions(Queue queue) {
    Response answer =
        queue.putRequest().query("messagettl=-1").version("2017-04-17").message("text").send();
    assertThatAnswer(answer).isFault(StorageFault.outOfRange("messagettl", "-1", "1", "604800"));
  }

  @Test
  @Case(126)
  void refusesANegativeInvisibleTime(Queue queue) {
    assertThatAnswer(put(queue, "visibilitytimeout=-1"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "-1", "0", "604800"));
  }

  @Test
  @Case(127)
  void refusesAnInvisibleTimeOfMoreThanAWeek(Queue queue) {
    assertThatAnswer(put(queue, "visibilitytimeout=691200"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "691200", "0", "604800"));
  }

  @Test
  void refusesAnInvisibleTimeOfAllItsDefaultLife(Queue queue) {
    assertThatAnswer(put(queue, "visibilitytimeout=604800"))
        .isFault(
            StorageFault.invalidValue(
                "visibilitytimeout",
                "604800",
                "messagettl must be greater than visibilitytimeout"));
    assertThatAnswer(put(queue, "visibilitytimeout=604800&messagettl=604801")).hasStatus(201);
  }

  @Test
  void refusesALifeOfNothing(Queue queue) {
    String reason = "Value must be greater than or equal to 1, or -1 to indicate an infinite TTL.";
    assertThatAnswer(put(queue, "messagettl=0"))
        .isFault(StorageFault.invalidValue("messagettl", "0", reason));
    assertThatAnswer(put(queue, "messagettl=-2"))
        .isFault(StorageFault.invalidValue("messagettl", "-2", reason));
  }

  @Test
  void refusesNumbersThatAreNone(Queue queue) {
    for (String value : new String[] {"ten", "1.5", "99999999999999999999"}) {
      assertThatAnswer(put(queue, "visibilitytimeout=" + value))
          .hasStatus(400)
          .hasElement("QueryParameterName", "visibilitytimeout")
          .hasElement("QueryParameterValue", value);
    }
  }

  @Test
  @Case(136)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().putRequest().message("text").send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(137)
  void needsNoContentType(Queue queue) {
    Response answer = queue.putRequest().without("Content-Type").message("text").send();
    assertThatAnswer(answer).hasStatus(201);
  }

  @Test
  @Case(138)
  void acceptsAContentTypeWithACharset(Queue queue) {
    String type = "application/xml; charset=utf-8";
    Response answer = queue.putRequest().header("Content-Type", type).message("text").send();
    assertThatAnswer(answer).hasStatus(201);
  }

  private static Response put(Queue queue, String query) {
    return queue.putRequest().query(query).message("text").send();
  }

  private static Duration lifetime(Message message) {
    return Duration.between(message.inserted(), message.expires());
  }

  private static Duration hiddenFor(Message message) {
    return Duration.between(message.inserted(), message.nextVisible());
  }
}
