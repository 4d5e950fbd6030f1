package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Setup;
import org.junit.jupiter.api.Test;

/** A secondary that is said to be being set up. */
@AgainstTarget(setup = Setup.SECONDARY_BOOTSTRAP)
class SecondaryBootstrapTest {
  @Test
  void hasNoTimeOfALastSynchronisation(Account account) {
    assertThatAnswer(account.secondaryRequest("GET", "?restype=service&comp=stats").send())
        .hasStatus(200)
        .hasHeader("Cache-Control", "no-cache")
        .hasXml(
            "<StorageServiceStats><GeoReplication><Status>bootstrap</Status>"
                + "<LastSyncTime></LastSyncTime></GeoReplication></StorageServiceStats>");
  }

  /** It is what is told that can be chosen, not what happens. */
  @Test
  void answersAllTheSame(Queue queue) {
    String metadata = "/" + queue.name() + "?comp=metadata";
    assertThatAnswer(queue.account().secondaryRequest("GET", metadata).send()).hasStatus(200);
  }
}
