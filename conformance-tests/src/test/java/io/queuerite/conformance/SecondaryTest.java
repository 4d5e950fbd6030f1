package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second address of an account: to read from, and the same data. */
@AgainstTarget
class SecondaryTest {
  @Test
  void showsWhatTheFirstAddressHolds(Queue queue) {
    queue.put("text");
    assertThat(secondary(queue, "GET", "/messages?peekonly=true").send().onlyMessage().text())
        .isEqualTo("text");
    assertThatAnswer(secondary(queue, "GET", "?comp=metadata").send()).hasStatus(200);
  }

  @Test
  @Case({191, 247})
  void isSignedWithOrWithoutItsSuffix(Queue queue) {
    String path = "/" + queue.name() + "?comp=metadata";
    Account account = queue.account();
    String with = account.path() + "-secondary" + path;
    assertThatAnswer(account.requestTo("GET", with).send()).hasStatus(200);
    assertThatAnswer(account.requestTo("GET", account.path() + path).requestTarget(with).send())
        .hasStatus(200);
  }

  @Test
  @Case(246)
  void takesNoWrites(Queue queue) {
    Stream.of(
            secondary(queue, "PUT", ""),
            secondary(queue, "PUT", "?comp=metadata"),
            secondary(queue, "POST", "/messages").message("text"),
            secondary(queue, "DELETE", "/messages"),
            secondary(queue, "DELETE", ""))
        .map(Request::send)
        .forEach(
            answer ->
                assertThatAnswer(answer)
                    .hasStatus(403)
                    .hasElement("Code", "InsufficientAccountPermissions"));
    assertThat(queue.count()).isZero();
  }

  private static Request secondary(Queue queue, String method, String belowQueue) {
    Account account = queue.account();
    String target = account.path() + "-secondary/" + queue.name() + belowQueue;
    return account.requestTo(method, target);
  }
}
