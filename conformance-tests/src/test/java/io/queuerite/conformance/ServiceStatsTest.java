package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.HttpDate;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@AgainstTarget
class ServiceStatsTest {
  private static final String STATS = "?restype=service&comp=stats";

  @Test
  @Case(57)
  void tellsThatTheSecondaryIsAlive(Account account) {
    Response answer = account.secondaryRequest("GET", STATS).send();
    String synced = answer.text().replaceAll(".*<LastSyncTime>|</LastSyncTime>.*", "");
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasXml(
            "<StorageServiceStats><GeoReplication><Status>live</Status><LastSyncTime>"
                + synced
                + "</LastSyncTime></GeoReplication></StorageServiceStats>");
    assertThat(HttpDate.parse(synced))
        .isCloseTo(account.endpoint().now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  @Case(59)
  void isNothingToAskThePrimaryFor(Account account) {
    assertThatAnswer(account.request("GET", STATS).send())
        .isFault(StorageFault.invalidValue("comp", "stats", ""));
  }
}
