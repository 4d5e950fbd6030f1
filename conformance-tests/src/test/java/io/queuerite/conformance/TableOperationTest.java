package io.queuerite.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.PublishedTables;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table that tests hold the service to was written from the documentation; the emulator's own
 * page must say the same.
 */
@Tag("harness")
class TableOperationTest {
  /** What a key may not do, no signature may either: such an operation is in no table of those. */
  @Test
  void everyPublishedOperationIsTested() {
    assertThat(PublishedTables.operations())
        .filteredOn(PublishedTables.Operation::key)
        .extracting(row -> nameOf(row.title()))
        .containsExactlyInAnyOrder(
            Arrays.stream(TableOperation.values())
                .map(TableOperation::name)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void thePageGivesTheSamePermissions(TableOperation operation) {
    PublishedTables.Operation row =
        PublishedTables.operations().stream()
            .filter(found -> nameOf(found.title()).equals(operation.name()))
            .findFirst()
            .orElseThrow();
    assertThat(row.accountLetters()).isEqualTo(operation.accountLetters());
    assertThat(row.queueLetters()).isEqualTo(operation.queueLetters());
    if (!operation.accountLetters().isEmpty()) {
      assertThat(row.resourceType()).isEqualTo(String.valueOf(operation.resourceType()));
    }
    // The table creates a queue that is there already, and that is another success.
    if (operation != TableOperation.CREATE_QUEUE) {
      assertThat(row.success()).isEqualTo(operation.success());
    }
  }

  /** For example {@code GET_SERVICE_STATS} for "Get Queue Service Stats". */
  private static String nameOf(String title) {
    return title.replace("Queue Service", "Service").replace(' ', '_').toUpperCase(Locale.ROOT);
  }
}
