package io.queuerite.emulator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.protocol.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultPlanTest {
  private static final Fault BUSY = Fault.serverBusy();
  private static final RequestSubject PUT =
      new RequestSubject(QueueOperation.PUT_MESSAGE, "account", "orders", null);

  private final FaultPlan plan = new FaultPlan();

  private List<Fault> before(RequestSubject subject) {
    return plan.strike(FaultPoint.BEFORE, subject);
  }

  /** For each of so many requests, whether it was struck. */
  private String hits(int requests) {
    return IntStream.range(0, requests)
        .mapToObj(i -> before(PUT).isEmpty() ? "." : "x")
        .collect(Collectors.joining());
  }

  @Test
  void aFaultStrikesOnceUnlessToldOtherwise() {
    plan.add(BUSY);
    assertThat(hits(3)).isEqualTo("x..");
    assertThat(plan.planned()).isEmpty();
    plan.add(FaultRule.of(BUSY).times(2));
    assertThat(hits(3)).isEqualTo("xx.");
    plan.add(FaultRule.of(BUSY).after(2).times(2));
    assertThat(hits(5)).isEqualTo("..xx.");
    plan.add(FaultRule.of(BUSY).always());
    assertThat(hits(4)).isEqualTo("xxxx");
  }

  @Test
  void aChanceComesOutTheSameWithTheSameSeed() {
    FaultRule rule = FaultRule.of(BUSY).withProbability(0.5, 42);
    FaultPlan.PlannedFault first = plan.add(rule);
    String hits = hits(1000);
    assertThat(hits.chars().filter(hit -> hit == 'x').count()).isBetween(400L, 600L);
    assertThat(first.struck()).isEqualTo((int) hits.chars().filter(hit -> hit == 'x').count());
    plan.clear();
    plan.add(rule);
    assertThat(hits(1000)).isEqualTo(hits);
    plan.clear();
    plan.add(FaultRule.of(BUSY).withProbability(0.5, 43));
    assertThat(hits(1000)).isNotEqualTo(hits);
    plan.clear();
    plan.add(rule.times(3));
    assertThat(hits(1000).replace(".", "")).isEqualTo("xxx");
  }

  @Test
  void aRuleIsForTheRequestsThatItNames() {
    plan.add(
        FaultRule.of(BUSY)
            .on(QueueOperation.PUT_MESSAGE, QueueOperation.GET_MESSAGES)
            .account("account")
            .queue("orders")
            .always());
    assertThat(before(PUT)).containsExactly(BUSY);
    for (RequestSubject another :
        List.of(
            new RequestSubject(QueueOperation.PEEK_MESSAGES, "account", "orders", null),
            new RequestSubject(QueueOperation.PUT_MESSAGE, "account", "others", null),
            new RequestSubject(QueueOperation.PUT_MESSAGE, "another", "orders", null),
            new RequestSubject(QueueOperation.LIST_QUEUES, "account", null, null),
            RequestSubject.UNKNOWN)) {
      assertThat(before(another)).as("%s", another).isEmpty();
    }
    assertThat(plan.strike(FaultPoint.AFTER_COMMIT, PUT)).isEmpty();
  }

  @Test
  void delaysAddUpAndTheFirstOtherFaultIsTheLast() {
    Fault delay = Fault.delay(Duration.ofSeconds(1));
    plan.add(delay);
    plan.add(FaultRule.of(delay).times(2));
    plan.add(BUSY);
    plan.add(Fault.dropConnection());
    assertThat(before(PUT)).containsExactly(delay, delay, BUSY);
    assertThat(before(PUT)).containsExactly(delay, Fault.dropConnection());
    assertThat(before(PUT)).isEmpty();
  }

  @Test
  void aRuleTellsWhatItHasDoneAndCanBeTakenBack() {
    FaultPlan.PlannedFault planned = plan.add(FaultRule.of(BUSY).times(3));
    before(PUT);
    assertThat(planned.struck()).isEqualTo(1);
    assertThat(planned.left()).isEqualTo(2);
    planned.remove();
    planned.remove();
    assertThat(hits(2)).isEqualTo("..");
    assertThat(plan.add(FaultRule.of(BUSY).always()).left()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void severalThreadsNeverSpendMoreThanThereIs() {
    FaultPlan.PlannedFault planned = plan.add(FaultRule.of(BUSY).times(100));
    List<Fault> struck = Collections.synchronizedList(new ArrayList<>());
    IntStream.range(0, 1000).parallel().forEach(i -> struck.addAll(before(PUT)));
    assertThat(struck).hasSize(100);
    assertThat(planned.left()).isZero();
  }

  @Test
  void aFaultStrikesWhereItMakesSense() {
    assertThat(FaultRule.of(Fault.truncateAnswer()).point()).isEqualTo(FaultPoint.AFTER_COMMIT);
    assertThat(FaultRule.of(BUSY).point()).isEqualTo(FaultPoint.BEFORE);
    assertThatThrownBy(() -> FaultRule.of(Fault.malformedXml()).before())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'BEFORE': expected [AFTER_COMMIT]");
    assertThatThrownBy(() -> FaultRule.of(Fault.duplicateDelivery()).afterCommit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'AFTER_COMMIT': expected [BEFORE]");
  }

  @Test
  void onlyAReceiverCanGetAMessageTwice() {
    plan.add(Fault.duplicateDelivery());
    assertThat(before(PUT)).isEmpty();
    assertThat(before(new RequestSubject(QueueOperation.GET_MESSAGES, "account", "orders", null)))
        .containsExactly(Fault.duplicateDelivery());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "serverbusy", "NoSuchCode"})
  void anErrorIsOneOfTheServices(String code) {
    assertThatThrownBy(() -> Fault.error(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + code + "'");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertMistake(() -> Fault.status(99), "99");
    assertMistake(() -> Fault.status(600), "600");
    assertMistake(() -> Fault.delay(Duration.ZERO), "PT0S");
    assertMistake(() -> Fault.delay(Duration.ofHours(2)), "PT2H");
    assertMistake(() -> FaultRule.of(BUSY).times(0), "times '0'");
    assertMistake(() -> FaultRule.of(BUSY).after(-1), "skip '-1'");
    assertMistake(() -> FaultRule.of(BUSY).withProbability(0, 1), "probability '0.0'");
    assertMistake(() -> FaultRule.of(BUSY).withProbability(1.1, 1), "probability '1.1'");
  }

  private static void assertMistake(Runnable mistake, String message) {
    assertThatThrownBy(mistake::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTestCanNameEveryOperationAsTheDocumentationDoes() {
    Stream<String> titles = Arrays.stream(Operation.values()).map(Operation::title);
    assertThat(Arrays.stream(QueueOperation.values()).map(QueueOperation::title))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(titles, Stream.of("Preflight Queue Request")).toList());
    for (Operation operation : Operation.values()) {
      assertThat(QueueOperation.valueOf(operation.name()).title()).isEqualTo(operation.title());
    }
  }
}
