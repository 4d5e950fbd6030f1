package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Token;
import org.junit.jupiter.api.Test;

/** Bearer tokens where the target takes none. */
@AgainstTarget
class BearerOffTest {
  @Test
  void aTokenIsAsGoodAsGarbage(Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").bearer(Token.good().text()).send())
        .isFault(StorageFault.INVALID_TOKEN);
    assertThatAnswer(
            queue.metadataRequest("GET").version("2018-03-28").bearer(Token.good().text()).send())
        .isExactly(StorageFault.INVALID_AUTHENTICATION);
  }
}
