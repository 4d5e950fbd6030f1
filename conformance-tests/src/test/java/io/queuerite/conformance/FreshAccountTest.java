package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Endpoint;
import org.junit.jupiter.api.Test;

/** An account that nobody has changed. */
@AgainstTarget(alone = true)
class FreshAccountTest {
  @Test
  @Case(35)
  void measuresByTheHourAndLogsNothing(Account account) {
    assumeTrue(Endpoint.canBeStarted(), "who knows what was done to another's account");
    String off = "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
    assertThatAnswer(account.propertiesRequest("GET").send())
        .hasStatus(200)
        .hasHeader("Cache-Control", "no-cache")
        .hasNoHeader("Vary")
        .hasXml(
            "<StorageServiceProperties><Logging><Version>1.0</Version><Read>false</Read>"
                + "<Write>false</Write><Delete>false</Delete>"
                + off
                + "</Logging><HourMetrics><Version>1.0</Version><Enabled>true</Enabled>"
                + "<IncludeAPIs>true</IncludeAPIs><RetentionPolicy><Enabled>true</Enabled>"
                + "<Days>7</Days></RetentionPolicy></HourMetrics>"
                + "<MinuteMetrics><Version>1.0</Version><Enabled>false</Enabled>"
                + off
                + "</MinuteMetrics><Cors /></StorageServiceProperties>");
  }
}
