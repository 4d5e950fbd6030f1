package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static java.util.stream.Collectors.joining;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set comes back, section by section, in the service's own order. */
@AgainstTarget(alone = true)
class ServicePropertiesTest {
  private static final String WEEK =
      "<RetentionPolicy><Enabled>true</Enabled><Days>7</Days></RetentionPolicy>";
  private static final String NO_RETENTION =
      "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
  private static final String LOGGING_OFF =
      "<Logging><Version>1.0</Version><Read>false</Read><Write>false</Write><Delete>false</Delete>"
          + NO_RETENTION
          + "</Logging>";
  private static final String LOGGING_ON =
      "<Logging><Version>1.0</Version><Read>true</Read><Write>true</Write><Delete>true</Delete>"
          + WEEK
          + "</Logging>";
  private static final String METRICS_OFF =
      "<Version>1.0</Version><Enabled>false</Enabled>" + NO_RETENTION;
  private static final String METRICS_ON =
      "<Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs>" + WEEK;
  private static final String HOUR_ON = "<HourMetrics>" + METRICS_ON + "</HourMetrics>";
  private static final String HOUR_OFF = "<HourMetrics>" + METRICS_OFF + "</HourMetrics>";
  private static final String MINUTE_ON = "<MinuteMetrics>" + METRICS_ON + "</MinuteMetrics>";
  private static final String MINUTE_OFF = "<MinuteMetrics>" + METRICS_OFF + "</MinuteMetrics>";
  private static final String ONE_RULE = "<Cors>" + rule("x-ms-meta-a", "x-ms-meta-b") + "</Cors>";

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

  @Test
  @Case(42)
  void deletesAllRulesWithAnEmptyList(Account account) {
    accepts(account, "<Cors />");
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + "<Cors />");
  }

  @Test
  @Case(43)
  void givesLiteralHeadersBackBeforePrefixes(Account account) {
    String sent = "x-ms-meta-data*,x-ms-meta-target*,x-ms-meta-xyz,x-ms-meta-foo";
    String given = "x-ms-meta-xyz,x-ms-meta-foo,x-ms-meta-data*,x-ms-meta-target*";
    accepts(account, "<Cors>" + rule("a", "b") + rule(sent, sent) + "</Cors>");
    shows(
        account,
        LOGGING_OFF
            + HOUR_ON
            + MINUTE_OFF
            + "<Cors>"
            + rule("a", "b")
            + rule(given, given)
            + "</Cors>");
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
  @Case({47, 54})
  void takesFiveRulesAlikeOrNot(Account account) {
    String rules = "<Cors>" + rule("a", "b").repeat(5) + "</Cors>";
    accepts(account, rules);
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + rules);
  }

  @Test
  @Case(48)
  void takesNoSixthRule(Account account) {
    Response answer = put(account, "<Cors>" + rule("a", "b").repeat(6) + "</Cors>");
    refuses(account, answer, StorageFault.invalidXml("0", "0", ""));
    assertThatAnswer(answer).hasLength(294);
  }

  @Test
  @Case(49)
  void takesSixtyFourOrigins(Account account) {
    accepts(account, cors(names("http://o", 64), "a", "b"));
    refusesValue(account, cors(names("http://o", 65), "a", "b"));
  }

  @Test
  @Case(50)
  void takesNoMoreThanSixtyFourLiteralHeaders(Account account) {
    refusesValue(account, cors("http://o", names("h", 65), "b"));
    refusesValue(account, cors("http://o", "a", names("h", 65)));
  }

  @Test
  @Case(51)
  void takesNoMoreThanTwoPrefixes(Account account) {
    refusesValue(account, cors("http://o", "a*,b*,c*", "b"));
    refusesValue(account, cors("http://o", "a", "a*,b*,c*"));
  }

  @Test
  @Case(52)
  void takesSixtyFourLiteralHeadersAndTwoPrefixes(Account account) {
    String most = names("h", 64) + ",x*,y*";
    accepts(account, cors("http://o", most, most));
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + cors("http://o", most, most));
  }

  @Test
  @Case(53)
  void takesARuleWithoutHeaders(Account account) {
    accepts(
        account,
        cors("http://o", "", "").replace("<AllowedHeaders></AllowedHeaders>", "<AllowedHeaders/>"));
    shows(
        account,
        LOGGING_OFF
            + HOUR_ON
            + MINUTE_OFF
            + cors("http://o", "", "")
                .replace("<AllowedHeaders></AllowedHeaders>", "<AllowedHeaders />")
                .replace("<ExposedHeaders></ExposedHeaders>", "<ExposedHeaders />"));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<AllowedMethods>GET</AllowedMethods>=<AllowedMethods>FETCH</AllowedMethods>",
        "<MaxAgeInSeconds>60</MaxAgeInSeconds>=<MaxAgeInSeconds>-1</MaxAgeInSeconds>",
        "<AllowedOrigins>http://o</AllowedOrigins>=<AllowedOrigins></AllowedOrigins>"
      })
  void takesNoRuleWithAValueThatCannotBe(String change, Account account) {
    String[] parts = change.split(">=<", -1);
    String rules = cors("http://o", "a", "b").replace(parts[0] + ">", "<" + parts[1]);
    Response answer = put(account, rules);
    assertThatAnswer(answer).hasStatus(400);
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + ONE_RULE);
  }

  private static String names(String start, int count) {
    return IntStream.range(0, count).mapToObj(i -> start + i).collect(joining(","));
  }

  private static String rule(String allowed, String exposed) {
    return rule("http://o", allowed, exposed);
  }

  private static String rule(String origins, String allowed, String exposed) {
    return "<CorsRule><AllowedMethods>GET</AllowedMethods><AllowedOrigins>"
        + origins
        + "</AllowedOrigins><AllowedHeaders>"
        + allowed
        + "</AllowedHeaders><ExposedHeaders>"
        + exposed
        + "</ExposedHeaders><MaxAgeInSeconds>60</MaxAgeInSeconds></CorsRule>";
  }

  private static String cors(String origins, String allowed, String exposed) {
    return "<Cors>" + rule(origins, allowed, exposed) + "</Cors>";
  }

  private static String properties(String sections) {
    return "<StorageServiceProperties>" + sections + "</StorageServiceProperties>";
  }

  private static Response put(Account account, String sections) {
    return account.propertiesRequest("PUT").body(properties(sections)).send();
  }

  private static void accepts(Account account, String sections) {
    assertThatAnswer(put(account, sections)).hasStatus(202).hasNoBody().hasLength(0);
  }

  private static void shows(Account account, String sections) {
    assertThatAnswer(account.propertiesRequest("GET").send())
        .hasStatus(200)
        .hasXmlInSomeOrder(properties(sections));
  }

  private static void refusesValue(Account account, String sections) {
    assertThatAnswer(put(account, sections))
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlNodeValue");
  }

  /** What is refused changes nothing. */
  private static void refuses(Account account, Response answer, StorageFault fault) {
    assertThatAnswer(answer).isFault(fault);
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + ONE_RULE);
  }
}
