package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static java.util.stream.Collectors.joining;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.IntStream;

/** The service properties as XML, and what an account makes of them. */
final class ServicePropertiesXml {
  static final String WEEK =
      "<RetentionPolicy><Enabled>true</Enabled><Days>7</Days></RetentionPolicy>";
  static final String NO_RETENTION = "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
  static final String LOGGING_OFF =
      "<Logging><Version>1.0</Version><Read>false</Read><Write>false</Write><Delete>false</Delete>"
          + NO_RETENTION
          + "</Logging>";
  static final String LOGGING_ON =
      "<Logging><Version>1.0</Version><Read>true</Read><Write>true</Write><Delete>true</Delete>"
          + WEEK
          + "</Logging>";
  static final String METRICS_OFF = "<Version>1.0</Version><Enabled>false</Enabled>" + NO_RETENTION;
  static final String METRICS_ON =
      "<Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs>" + WEEK;
  static final String HOUR_ON = "<HourMetrics>" + METRICS_ON + "</HourMetrics>";
  static final String HOUR_OFF = "<HourMetrics>" + METRICS_OFF + "</HourMetrics>";
  static final String MINUTE_ON = "<MinuteMetrics>" + METRICS_ON + "</MinuteMetrics>";
  static final String MINUTE_OFF = "<MinuteMetrics>" + METRICS_OFF + "</MinuteMetrics>";
  static final String ONE_RULE = "<Cors>" + rule("x-ms-meta-a", "x-ms-meta-b") + "</Cors>";

  private ServicePropertiesXml() {}

  static String names(String start, int count) {
    return IntStream.range(0, count).mapToObj(i -> start + i).collect(joining(","));
  }

  static String rule(String allowed, String exposed) {
    return rule("http://o", allowed, exposed);
  }

  static String rule(String origins, String allowed, String exposed) {
    return "<CorsRule><AllowedMethods>GET</AllowedMethods><AllowedOrigins>"
        + origins
        + "</AllowedOrigins><AllowedHeaders>"
        + allowed
        + "</AllowedHeaders><ExposedHeaders>"
        + exposed
        + "</ExposedHeaders><MaxAgeInSeconds>60</MaxAgeInSeconds></CorsRule>";
  }

  static String cors(String origins, String allowed, String exposed) {
    return "<Cors>" + rule(origins, allowed, exposed) + "</Cors>";
  }

  static String properties(String sections) {
    return "<StorageServiceProperties>" + sections + "</StorageServiceProperties>";
  }

  static Response put(Account account, String sections) {
    return account.propertiesRequest("PUT").body(properties(sections)).send();
  }

  static void accepts(Account account, String sections) {
    assertThatAnswer(put(account, sections)).hasStatus(202).hasNoBody().hasLength(0);
  }

  static void shows(Account account, String sections) {
    assertThatAnswer(account.propertiesRequest("GET").send())
        .hasStatus(200)
        .hasXmlInSomeOrder(properties(sections));
  }

  static void refusesValue(Account account, String sections) {
    assertThatAnswer(put(account, sections))
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlNodeValue");
  }

  /** What is refused changes nothing. */
  static void refuses(Account account, Response answer, StorageFault fault) {
    assertThatAnswer(answer).isFault(fault);
    shows(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + ONE_RULE);
  }
}
