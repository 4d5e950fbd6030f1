package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.PublishedTables;
import io.queuerite.conformance.harness.PublishedTables.ListedError;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No error is listed that no request brings about, and none comes that is not listed. */
@AgainstTarget(setup = Setup.SLOW_DELETION)
class EveryErrorTest {
  /** The emulator's own tests bring these about, where a store fails or closes. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of(
          "InternalError", "only a defect, or a disk that fails, makes one",
          "OperationTimedOut", "nothing takes that long; a test can ask for it as a fault",
          "QueueBeingDeleted", "earned where deletion takes time, in QueueBeingDeletedTest",
          "ServerBusy", "answers what arrives while the emulator stops");

  @ParameterizedTest
  @FieldSource("io.queuerite.conformance.Provocation#ALL")
  void aRequestThatEarnsAnErrorGetsExactlyThat(Provocation provocation, Queue queue) {
    StorageFault expected = provocation.fault();
    assumeFalse(
        expected.equals(StorageFault.PROTOCOL_MISMATCH)
            && queue.account().endpoint().uri().getScheme().equals("https"),
        "over HTTPS nobody is told to use it");
    Response answer = provocation.request(queue).send();
    assertThatAnswer(answer).isExactly(expected).hasHeader("x-ms-error-code", expected.code());
    assertThat(answer.reason()).isEqualTo(expected.message());
  }

  @Test
  void everyListedErrorHasARequestOrAReason() {
    List<ListedError> listed = PublishedTables.errors();
    Set<ListedError> provoked =
        Provocation.ALL.stream().map(EveryErrorTest::row).collect(Collectors.toSet());
    assertThat(listed).hasSizeGreaterThan(OUT_OF_REACH.size()).containsAll(provoked);
    assertThat(listed)
        .filteredOn(error -> !provoked.contains(error))
        .extracting(ListedError::code)
        .as("errors of docs/operations.md that no request of Provocation earns")
        .containsExactlyInAnyOrderElementsOf(OUT_OF_REACH.keySet());
  }

  private static ListedError row(Provocation provocation) {
    StorageFault fault = provocation.fault();
    return new ListedError(fault.status(), fault.code(), fault.message());
  }
}
