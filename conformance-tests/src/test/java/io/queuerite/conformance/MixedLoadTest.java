package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Crowd;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Senders and receivers at one queue at the same time, over connections that stay open. */
@AgainstTarget
@Tag("load")
@Isolated("it would starve the tests beside it on a slow target")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MixedLoadTest {
  private static final int SENDERS = 4;
  private static final int RECEIVERS = 4;
  private static final int BATCH = 16;
  private static final int MESSAGES = 8_000;

  @Test
  void everyMessageIsTakenAndRemovedExactlyOnce(Queue queue) {
    AtomicInteger removed = new AtomicInteger();
    Map<String, Integer> received = new ConcurrentHashMap<>();
    Crowd.each(
        SENDERS + RECEIVERS,
        member -> {
          try (RawConnection connection = queue.account().connect()) {
            if (member < SENDERS) {
              send(connection, queue, member);
            } else {
              receive(connection, queue, received, removed);
            }
          }
        });

    List<String> sent = IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
    assertThat(received.keySet()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(received.values()).as("times received").containsOnly(1);
    assertThat(queue.count()).isZero();
  }

  private static void send(RawConnection connection, Queue queue, int sender) {
    for (int batch = sender; batch < MESSAGES / BATCH; batch += SENDERS) {
      List<Request> requests =
          IntStream.range(batch * BATCH, (batch + 1) * BATCH)
              .mapToObj(number -> queue.putRequest().message(Integer.toString(number)))
              .toList();
      connection.pipeline(requests).forEach(answer -> assertThatAnswer(answer).hasStatus(201));
    }
  }

  private static void receive(
      RawConnection connection, Queue queue, Map<String, Integer> received, AtomicInteger removed) {
    String query = "numofmessages=" + BATCH + "&visibilitytimeout=600";
    while (removed.get() < MESSAGES) {
      Response answer = connection.exchange(queue.getRequest().query(query));
      assertThatAnswer(answer).hasStatus(200);
      List<Message> messages = answer.messages();
      messages.forEach(message -> received.merge(message.text(), 1, Integer::sum));
      List<Request> deletions =
          messages.stream()
              .map(message -> queue.deleteRequest(message.id(), message.receipt()))
              .toList();
      connection.pipeline(deletions).forEach(gone -> assertThatAnswer(gone).hasStatus(204));
      removed.addAndGet(messages.size());
    }
  }
}
