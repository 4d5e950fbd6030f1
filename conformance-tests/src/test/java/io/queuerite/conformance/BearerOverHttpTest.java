package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Token;
import org.junit.jupiter.api.Test;

/** Bearer tokens where they should not travel. */
@AgainstTarget(setup = Setup.TOKENS_OVER_HTTP)
class BearerOverHttpTest {
  @Test
  @Case(231)
  void aTokenIsRefusedHoweverGood(Queue queue) {
    assumeTrue(queue.account().endpoint().uri().getScheme().equals("http"), "needs plain HTTP");
    StorageFault overHttp =
        StorageFault.AUTHENTICATION_FAILED.with(
            "AuthenticationErrorDetail", "Authentication scheme Bearer is not allowed with HTTP.");
    assertThatAnswer(queue.metadataRequest("GET").bearer(Token.good().text()).send())
        .isFault(overHttp);
    assertThatAnswer(
            queue.metadataRequest("GET").version("2018-11-09").bearer(Token.good().text()).send())
        .isFault(overHttp);
  }
}
