package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says comes back in XML; whatever it was, that XML can be read. */
@AgainstTarget
class EchoTest {
  private static final String MARKUP = "a<b>&c;\"d'";

  @Test
  void aPrefixIsEscaped(Account account) {
    Response answer = account.request("GET", "?comp=list&prefix=" + Percent.encode(MARKUP)).send();
    assertThatAnswer(answer).hasStatus(200).hasElement("Prefix", MARKUP);
  }

  @Test
  void metadataIsEscaped(Account account) {
    String name = Account.uniqueName();
    account.request("PUT", "/" + name).header("x-ms-meta-key", MARKUP).send();
    Response list = account.request("GET", "?comp=list&include=metadata&prefix=" + name).send();
    assertThat(list.text()).contains("<key>a&lt;b&gt;&amp;c;\"d'</key>");
  }

  @Test
  void aWrongParameterIsEscaped(Queue queue) {
    assertThatAnswer(queue.getRequest().query("numofmessages=" + Percent.encode(MARKUP)).send())
        .hasStatus(400)
        .hasElement("QueryParameterValue", MARKUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%01", "%00", "%EF%BF%BE", "%1B%5B", "%7F", "%C2%85"})
  void charactersThatXmlCannotCarryDoNotBreakIt(String encoded, Queue queue) {
    for (Response answer :
        new Response[] {
          queue.account().request("GET", "?comp=list&prefix=" + encoded).send(),
          queue.account().request("GET", "?comp=list&marker=" + encoded).send(),
          queue.getRequest().query("numofmessages=" + encoded).send(),
          queue.request("DELETE", "/messages/id?popreceipt=" + encoded).send(),
          queue.account().request("PUT", "/" + encoded + "abc").send()
        }) {
      assertThat(answer.status()).as("%s", answer).isLessThan(500);
      assertThat(answer.xml().root().getTagName()).isIn("EnumerationResults", "Error");
    }
  }
}
