package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultPlan.PlannedFault;
import io.queuerite.emulator.testing.FaultPoint;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.FaultRule.Budget;
import io.queuerite.emulator.testing.QueueOperation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code /_queuerite/faults}. */
final class FaultsResourceTest {
  private static final String MESSAGES = "/devstoreaccount1/orders/messages";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private FaultRule only() {
    assertThat(emulator.faults().planned()).hasSize(1);
    return emulator.faults().planned().get(0).rule();
  }

  static Stream<Map.Entry<String, Fault>> everyFault() {
    return Stream.of(
        Map.entry("'fault': 'delay', 'by': 0.5", Fault.delay(Duration.ofMillis(500))),
        Map.entry("'fault': 'delay', 'by': 'PT2S'", Fault.delay(Duration.ofSeconds(2))),
        Map.entry(
            "'fault': 'error', 'code': 'OperationTimedOut'", Fault.error("OperationTimedOut")),
        Map.entry("'fault': 'status', 'code': 502", Fault.status(502)),
        Map.entry("'fault': 'serverBusy'", Fault.serverBusy()),
        Map.entry("'fault': 'dropConnection'", Fault.dropConnection()),
        Map.entry("'fault': 'truncateAnswer'", Fault.truncateAnswer()),
        Map.entry("'fault': 'malformedXml'", Fault.malformedXml()),
        Map.entry("'fault': 'duplicateDelivery'", Fault.duplicateDelivery()));
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void everyFaultCanBePlannedAndIsShownAsItIsPlanned(Map.Entry<String, Fault> fault) {
    Answer added = client.post("faults", "{" + fault.getKey() + "}");
    assertThat(added.status()).isEqualTo(201);
    assertThat(only().fault()).isEqualTo(fault.getValue());
    assertThat(only().point()).isEqualTo(fault.getValue().points().get(0));
    assertThat(only().budget()).isEqualTo(new Budget(0, 1, 1, 0));
    // What is shown, without what has become of it, plans the same again.
    assertThat(client.get("faults").list("faults")).containsExactly(added.json());
    Map<String, Object> shown = client.get("faults").list("faults").get(0);
    assertThat(shown).containsEntry("times", 1).containsEntry("struck", 0).containsEntry("left", 1);
  }

  @Test
  void everyLimitOfARuleArrives() {
    Answer added =
        client.post(
            "faults",
            "{'fault': 'serverBusy', 'point': 'afterCommit', 'operations': ['Put Message',"
                + " 'DELETE_MESSAGE', 'getMessages'], 'account': 'one', 'queue': 'orders', 'times': 7,"
                + " 'after': 2, 'probability': 0.25, 'seed': 42}");
    FaultRule rule = only();
    assertThat(rule.point()).isEqualTo(FaultPoint.AFTER_COMMIT);
    assertThat(rule.operations())
        .containsExactlyInAnyOrder(
            QueueOperation.PUT_MESSAGE, QueueOperation.DELETE_MESSAGE, QueueOperation.GET_MESSAGES);
    assertThat(rule.account()).isEqualTo("one");
    assertThat(rule.queue()).isEqualTo("orders");
    assertThat(rule.budget()).isEqualTo(new Budget(2, 7, 0.25, 42));
    assertThat(added.json())
        .containsEntry("operations", List.of("Put Message", "Get Messages", "Delete Message"))
        .containsEntry("point", "afterCommit")
        .containsEntry("probability", 0.25)
        .containsEntry("seed", 42);
  }

  @Test
  void aRuleWithoutEndSaysSo() {
    Answer added =
        client.post(
            "faults",
            "{'fault': 'status', 'code': 429, 'operations': 'List Queues', 'always': true}");
    assertThat(added.json())
        .containsEntry("always", true)
        .containsEntry("times", null)
        .containsEntry("left", null);
    client.knock("GET", "/devstoreaccount1?comp=list");
    assertThat(client.knock("GET", "/devstoreaccount1?comp=list")).isEqualTo(429);
    assertThat(client.get("faults").list("faults").get(0)).containsEntry("struck", 2);
    client.post("faults", "{'fault': 'serverBusy', 'probability': 0.5}");
    assertThat(emulator.faults().planned().get(1).rule().budget())
        .isEqualTo(new Budget(0, Integer.MAX_VALUE, 0.5, 0));
  }

  @Test
  void aRuleStrikesAndTellsHowOftenUntilItIsSpent() {
    client.post(
        "faults", "{'fault': 'status', 'code': 418, 'operations': ['Put Message'], 'times': 2}");
    assertThat(client.knock("POST", MESSAGES)).isEqualTo(418);
    assertThat(client.get("faults").list("faults").get(0))
        .containsEntry("struck", 1)
        .containsEntry("left", 1);
    assertThat(client.knock("POST", MESSAGES)).isEqualTo(418);
    assertThat(client.get("faults").list("faults")).isEmpty();
    assertThat(client.knock("POST", MESSAGES)).isNotEqualTo(418);
  }

  @Test
  void aConnectionIsDropped() {
    client.post("faults", "{'fault': 'dropConnection', 'operations': ['Put Message']}");
    assertThatThrownBy(() -> client.knock("POST", MESSAGES))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void oneRuleIsTakenBackAndTellsHowOftenItStruck() {
    Answer first = client.post("faults", "{'fault': 'status', 'code': 418, 'times': 5}");
    client.post("faults", "{'fault': 'serverBusy', 'always': true}");
    assertThat(client.knock("POST", MESSAGES)).isEqualTo(418);
    Answer removed = client.delete("faults/" + first.get("id"));
    assertThat(removed.json()).containsEntry("struck", 1).containsEntry("left", 4);
    assertThat(emulator.faults().planned())
        .extracting(PlannedFault::rule)
        .extracting(FaultRule::fault)
        .containsExactly(Fault.serverBusy());
    assertThat(client.delete("faults/" + first.get("id")).error())
        .contains("expected the id of one that can still strike");
    assertThat(client.delete("faults").status()).isEqualTo(204);
    assertThat(emulator.faults().planned()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                      | fault: expected delay, error, status, serverBusy
          {'fault': 'fire'}                       | fault 'fire': expected delay, error, status
          {'fault': 'delay'}                      | by: expected how long the delay is
          {'fault': 'delay', 'by': 0}             | by 'PT0S': expected more than nothing and at most an hour
          {'fault': 'error'}                      | code: expected an error's code, such as ServerBusy
          {'fault': 'error', 'code': 'Oops'}      | code 'Oops': expected one of the service's
          {'fault': 'status'}                     | code: expected an HTTP status from 200 to 599
          {'fault': 'status', 'code': 100}        | code '100': expected a whole number from 200 to 599
          {'fault': 'serverBusy', 'code': 503}    | unknown field 'code': expected one of account, after, always
          {'fault': 'serverBusy', 'queues': 'a'}  | unknown field 'queues': expected one of
          {'fault': 'serverBusy', 'times': 0}     | times '0': expected a whole number from 1 to 2147483647
          {'fault': 'serverBusy', 'times': 1.5}   | times '1.5': expected a whole number
          {'fault': 'serverBusy', 'times': 1, 'always': true} | times '1': expected it or always, not both
          {'fault': 'serverBusy', 'seed': 1}      | seed '1': expected a probability with it
          {'fault': 'serverBusy', 'probability': 2} | probability '2.0': expected 0 to 1, and not 0
          {'fault': 'serverBusy', 'probability': 'x'} | probability 'x': expected more than 0, at most 1
          {'fault': 'serverBusy', 'operations': ['Eat']} | operations 'Eat': expected an operation's documented name
          {'fault': 'serverBusy', 'operations': [7]} | operations '7': expected a text, or a list of texts
          {'fault': 'serverBusy', 'point': 'during'} | point 'during': expected before or afterCommit
          {'fault': 'truncateAnswer', 'point': 'before'} | point of TruncateAnswer[] 'BEFORE': expected [AFTER_COMMIT]
          """)
  void aRuleThatMakesNoSenseIsRefusedByTheFieldThatIsWrong(String rule, String error) {
    Answer answer = client.post("faults", rule);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(error);
    assertThat(emulator.faults().planned()).isEmpty();
  }
}
