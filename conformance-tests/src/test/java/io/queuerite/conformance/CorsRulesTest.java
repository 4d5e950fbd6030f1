package io.queuerite.conformance;

import static io.queuerite.conformance.ServicePropertiesXml.HOUR_ON;
import static io.queuerite.conformance.ServicePropertiesXml.LOGGING_OFF;
import static io.queuerite.conformance.ServicePropertiesXml.MINUTE_OFF;
import static io.queuerite.conformance.ServicePropertiesXml.ONE_RULE;
import static io.queuerite.conformance.ServicePropertiesXml.accepts;
import static io.queuerite.conformance.ServicePropertiesXml.cors;
import static io.queuerite.conformance.ServicePropertiesXml.names;
import static io.queuerite.conformance.ServicePropertiesXml.put;
import static io.queuerite.conformance.ServicePropertiesXml.refuses;
import static io.queuerite.conformance.ServicePropertiesXml.refusesValue;
import static io.queuerite.conformance.ServicePropertiesXml.rule;
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

/** The rules among the service properties: how many, how long, and in which order. */
@AgainstTarget(alone = true)
class CorsRulesTest {
  @BeforeEach
  void begin(Account account) {
    accepts(account, LOGGING_OFF + HOUR_ON + MINUTE_OFF + ONE_RULE);
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
}
