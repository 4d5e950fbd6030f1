package io.queuerite.conformance;

import static io.queuerite.conformance.ServicePropertiesXml.HOUR_OFF;
import static io.queuerite.conformance.ServicePropertiesXml.HOUR_ON;
import static io.queuerite.conformance.ServicePropertiesXml.LOGGING_OFF;
import static io.queuerite.conformance.ServicePropertiesXml.LOGGING_ON;
import static io.queuerite.conformance.ServicePropertiesXml.MINUTE_OFF;
import static io.queuerite.conformance.ServicePropertiesXml.MINUTE_ON;
import static io.queuerite.conformance.ServicePropertiesXml.ONE_RULE;
import static io.queuerite.conformance.ServicePropertiesXml.accepts;
import static io.queuerite.conformance.ServicePropertiesXml.properties;
import static io.queuerite.conformance.ServicePropertiesXml.put;
import static io.queuerite.conformance.ServicePropertiesXml.refuses;
import static io.queuerite.conformance.ServicePropertiesXml.shows;
import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set comes back, section by section, in the service's own order. */
@AgainstTarget(alone = true)
class ServicePropertiesTest {
  @BeforeEach
  void begin(Account account) {
    accepts(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + ONE_RULE);
  }

  @Test
  @Case({36, 44})
  void listsChildrenInTheServicesOrder(Account account) {
    accepts(
        account,
        "<Cors><CorsRule><MaxAgeInSeconds>5</MaxAgeInSeconds><ExposedHeaders>b</ExposedHeaders>"
            + "<AllowedHeaders>a</AllowedHeaders><AllowedMethods>GET,PUT</AllowedMethods>"
            + "<AllowedOrigins>http://o</AllowedOrigins></CorsRule></Cors>"
            + "<Logging><RetentionPolicy><Days>7</Days><Enabled>true</Enabled></RetentionPolicy>"
            + "<Delete>true</Delete><Write>true</Write><Read>true</Read><Version>1.0</Version>"
            + "</Logging>");
    assertThatAnswer(account.propertiesRequest("GET").send())
        .hasXml(
            properties(
                LOGGING_ON
                    + HOUR_ON
                    + MINUTE_OFF
                    + "<Cors><CorsRule><AllowedMethods>GET,PUT</AllowedMethods>"
                    + "<AllowedOrigins>http://o</AllowedOrigins><AllowedHeaders>a</AllowedHeaders>"
                    + "<ExposedHeaders>b</ExposedHeaders><MaxAgeInSeconds>5</MaxAgeInSeconds>"
                    + "</CorsRule></Cors>"));
  }

  @Test
  @Case(37)
  void leavesOutWhatMeansNothingToMetricsThatAreOff(Account account) {
    accepts(account, HOUR_OFF);
    shows(account, LOGGING_OFF + HOUR_OFF + MINUTE_OFF + ONE_RULE);
  }

  @Test
  @Case({38, 41})
  void setsLoggingAlone(Account account) {
    accepts(account, LOGGING_ON);
    shows(account, LOGGING_ON + HOUR_ON + MINUTE_OFF + ONE_RULE);
  }

  @Test
  @Case({39, 41})
  void setsHourMetricsAlone(Account account) {
    accepts(account, HOUR_OFF);
    shows(account, LOGGING_OFF + HOUR_OFF + MINUTE_OFF + ONE_RULE);
  }

  @Test
  @Case({40, 41})
  void setsMinuteMetricsAlone(Account account) {
    accepts(account, MINUTE_ON);
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_ON + ONE_RULE);
  }

  /** The document is the recorded one, and so is the place in it. */
  @Test
  @Case(45)
  void keepsNothingLongerThanAYear(Account account) {
    String body =
        "<?xml version='1.0' encoding='utf-8'?>\n" + properties(MINUTE_ON.replace(">7<", ">366<"));
    refuses(
        account,
        account.propertiesRequest("PUT").body(body).send(),
        StorageFault.invalidXml(
            "2",
            "176",
            "Retention days must be greater than 0 and less than or equal to 365 days."));
  }

  @Test
  @Case(46)
  void keepsNothingForNoTime(Account account) {
    Response answer = put(account, LOGGING_ON.replace(">7<", ">0<"));
    refuses(account, answer, StorageFault.INVALID_XML);
    assertThatAnswer(answer)
        .hasElement(
            "Reason", "Retention days must be greater than 0 and less than or equal to 365 days.");
  }

  @Test
  @Case(55)
  void takesNoDefaultVersionWhichIsForBlobs(Account account) {
    refuses(
        account,
        put(account, "<DefaultServiceVersion>2019-02-02</DefaultServiceVersion>"),
        StorageFault.INVALID_XML);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no XML", "<StorageServiceProperties>", "<a/><b/>", "<a>&b;</a>"})
  @Case(56)
  void takesNothingMalformed(String body, Account account) {
    Response answer = account.propertiesRequest("PUT").body(body).send();
    refuses(account, answer, StorageFault.INVALID_XML);
    assertThatAnswer(answer).hasElement("Reason", "Error parsing Xml content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Logging><Version>1.0</Version></Logging>",
        "<HourMetrics><Enabled>true</Enabled></HourMetrics>",
        "<Cors><CorsRule><AllowedMethods>GET</AllowedMethods></CorsRule></Cors>",
        "<Queue />"
      })
  void takesNoSectionThatIsIncompleteOrUnknown(String section, Account account) {
    refuses(account, put(account, section), StorageFault.INVALID_XML);
  }
}
