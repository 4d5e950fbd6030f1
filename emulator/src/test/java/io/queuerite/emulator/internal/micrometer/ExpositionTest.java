package io.queuerite.emulator.internal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form a caller gets, as it says what it takes. */
final class ExpositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                        | TEXT
          */*                                                       | TEXT
          text/plain                                                | TEXT
          text/html, */*;q=0.8                                      | TEXT
          application/json                                          | TEXT
          application/openmetrics-text                              | OPEN_METRICS
          Application/OpenMetrics-Text; Version=1.0.0; Q=0.9        | OPEN_METRICS
          application/openmetrics-text;q=0.5,text/plain;q=0.4       | OPEN_METRICS
          application/openmetrics-text;q=0.4,text/plain;q=0.5       | TEXT
          application/openmetrics-text;q=0                          | TEXT
          application/openmetrics-text;q=much                       | TEXT
          application/openmetrics-text-like                         | TEXT
          application/vnd.google.protobuf;q=0.9,text/plain;q=0.1    | TEXT
          """)
  void theOneThatIsLikedBestIsChosen(String accept, Exposition form) {
    assertThat(Exposition.chosen(accept)).isEqualTo(form);
  }
}
