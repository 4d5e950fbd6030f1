package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second address of an account: to read from, and the same data. */
@AgainstTarget
class SecondaryTest {
  @Test
  @Case(245)
  void showsWhatTheFirstAddressHolds(Queue queue) {
    queue.put("text");
    assertThat(secondary(queue, "GET", "/messages?peekonly=true").send().onlyMessage().text())
        .isEqualTo("text");
    assertThatAnswer(secondary(queue, "GET", "?comp=metadata").send()).hasStatus(200);
    assertThatAnswer(secondary(queue, "GET", "?comp=acl").send()).hasStatus(200);
    String listed = "?comp=list&prefix=" + queue.name();
    Response list = queue.account().secondaryRequest("GET", listed).send();
    assertThatAnswer(list).hasStatus(200);
    assertThat(list.text()).contains("<Name>" + queue.name() + "</Name>");
    String properties = "?restype=service&comp=properties";
    assertThatAnswer(queue.account().secondaryRequest("GET", properties).send()).hasStatus(200);
  }

  @Test
  void isReadWithASharedAccessSignature(Queue queue) {
    queue.put("text");
    Sas sas = Sas.queue(queue.name());
    assertThatAnswer(secondary(queue, "GET", "/messages?peekonly=true").with(sas).send())
        .hasStatus(200);
    assertThatAnswer(secondary(queue, "GET", "/messages").with(sas).send())
        .isFault(StorageFault.INSUFFICIENT_PERMISSIONS);
    assertThat(queue.getOne().dequeueCount()).isEqualTo(1);
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
            secondary(queue, "DELETE", ""),
            secondary(queue, "PUT", "?comp=acl"),
            queue.account().secondaryRequest("PUT", "?restype=service&comp=properties"))
        .map(Request::send)
        .forEach(answer -> assertThatAnswer(answer).isFault(StorageFault.INSUFFICIENT_PERMISSIONS));
    assertThat(queue.count()).isZero();
  }

  @Test
  void hidesNoMessages(Queue queue) {
    queue.put("text");
    assertThatAnswer(secondary(queue, "GET", "/messages").send())
        .isFault(StorageFault.INSUFFICIENT_PERMISSIONS);
    assertThat(queue.getOne().dequeueCount()).isEqualTo(1);
  }

  private static Request secondary(Queue queue, String method, String belowQueue) {
    return queue.account().secondaryRequest(method, "/" + queue.name() + belowQueue);
  }
}
