package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every resource has in common, and how mistakes are told. */
final class RoutesTest {
  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void theHealthOfAnEmulatorIsToldWithWhereItsDataIs() {
    Answer answer = client.get("health");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .containsEntry("status", "ok")
        .containsKey("version")
        .extractingByKey("uptime")
        .asString()
        .startsWith("PT");
    assertThat(answer.object("store")).containsEntry("kind", "memory");
    assertThat(answer.http().headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.http().headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.http().headers().firstValue("Transfer-Encoding")).isEmpty();
    assertThat(answer.http().headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.http().body().length);
  }

  @Test
  void theHeadOfAnAnswerCanBeHadAlone() {
    assertThat(
            client.raw(
                InetAddress.getLoopbackAddress(), "HEAD /_queuerite/health", "", "Host: localhost"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void controlRequestsMeetNoFaultAndAreInNoJournal() {
    emulator.faults().add(FaultRule.of(Fault.dropConnection()).always());
    emulator.faults().add(FaultRule.of(Fault.dropConnection()).always().afterCommit());
    assertThat(client.get("health").status()).isEqualTo(200);
    assertThat(client.get("nothing").status()).isEqualTo(404);
    assertThat(emulator.journal().requests()).isEmpty();
  }

  @Test
  void anUnknownPathIsToldWithTheKnownOnes() {
    Answer answer = client.get("clocks");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).startsWith("'clocks': expected health, overview, clock, faults, ");
  }

  @Test
  void aMethodThatAResourceDoesNotTakeIsToldWithThoseThatItTakes() {
    Answer answer = client.delete("clock");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.http().headers().firstValue("Allow")).hasValue("GET, PUT, POST");
    assertThat(answer.error()).isEqualTo("method 'DELETE': expected GET, PUT, POST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'advance': 5, 'advnce': 6} | unknown field 'advnce': expected one of advance, freeze, reset, setTo
          {}                          | body: expected one of advance, freeze, reset, setTo in it
          []                          | body: expected a JSON object
          7                           | body: expected a JSON object
          {'freeze': true} {}         | body: expected one JSON object and nothing after it
          {'freeze': true, 'freeze': true} | body: expected a JSON object, but in line 1, column
          {'freeze': true             | body: expected a JSON object, but in line 1, column
          nonsense                    | body: expected a JSON object, but in line 1, column
          {'freeze': 'yes'}           | freeze 'yes': expected true or false
          {'advance': 'soon'}         | advance 'soon': expected seconds, or a duration such as PT30S or P7D
          {'advance': true}           | advance 'true': expected seconds
          {'advance': 1e300}          | advance '1.0E300': expected seconds
          {'advance': 999999999999999999} | by PT277777777777777H46M39S: expected a move to a time between
          {'advance': 99999999999999999999} | advance '99999999999999999999': expected seconds
          {'setTo': 'tomorrow'}       | setTo 'tomorrow': expected a time such as 2030-01-01T00:00:00Z
          {'setTo': 5}                | setTo '5': expected a text
          {'setTo': '+20000-01-01T00:00:00Z'} | time +20000-01-01T00:00:00Z: expected one between
          """)
  void aMistakeIsToldInOneLineAndChangesNothing(String body, String error) {
    Answer answer = client.post("clock", body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    assertThat(answer.error()).startsWith(error).doesNotContain("\n");
    assertThat(emulator.clock().isFrozen()).isFalse();
    assertThat(emulator.clock().offset()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clock?now=1        | unknown parameter 'now': expected none
          requests?lmit=1    | unknown parameter 'lmit': expected one of account, after, await, errorCode, limit, operation, queue, status
          requests?limit=0   | limit '0': expected a whole number from 1 to 2147483647
          requests?limit=1&limit=2 | parameter 'limit': expected it once
          requests?limit=%zz | query '%zz': expected escapes such as %20
          requests?operation=Post%20Message | operation 'Post Message': expected an operation's documented name
          requests?await=Put%20Message&timeout=601 | timeout 'PT10M1S': expected 0 to 600 seconds
          """)
  void aParameterThatIsWrongIsToldByItsName(String target, String error) {
    String answer =
        client.raw(
            InetAddress.getLoopbackAddress(), "GET /_queuerite/" + target, "", "Host: localhost");
    assertThat(answer).startsWith("HTTP/1.1 400 Bad Request").contains(error);
  }

  @Test
  void moreNestingThanAnybodyMeansIsRefused() {
    Answer answer = client.post("clock", "{'advance': " + "[".repeat(100_000));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("nesting");
  }

  @Test
  void whatFollowsTheObjectIsRefused() {
    String answer =
        client.raw(
            InetAddress.getLoopbackAddress(),
            "POST /_queuerite/clock",
            "{\"freeze\":true}\u0000",
            "Host: localhost",
            "Content-Type: application/json");
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(emulator.clock().isFrozen()).isFalse();
  }
}
