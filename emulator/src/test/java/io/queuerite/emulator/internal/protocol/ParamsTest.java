package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParamsTest {
  @Test
  void aNumberIsReadWhereThereIsOne() {
    assertThat(of("n=32").integer("n", 1, 32, 7)).isEqualTo(32);
    assertThat(of("n=+1").integer("n", 1, 32, 7)).isEqualTo(1);
    assertThat(of("n=-5").integer("n", -5, 5, 7)).isEqualTo(-5);
    assertThat(of("n=00012").integer("n", 1, 32, 7)).isEqualTo(12);
    assertThat(of("n=").integer("n", 1, 32, 7)).isEqualTo(7);
    assertThat(of("").integer("n", 1, 32, 7)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "33",
        "0",
        "-1",
        "2147483648",
        "-2147483649",
        "99999999999999999999999",
        "-9999999999999999999"
      })
  void aNumberOutOfItsBoundsIsToldWithThem(String value) {
    assertRefused(
        StorageError.OUT_OF_RANGE_QUERY_PARAMETER_VALUE,
        () -> of("n=" + value).integer("n", 1, 32, 7),
        "QueryParameterName",
        "n",
        "QueryParameterValue",
        value,
        "MinimumAllowed",
        "1",
        "MaximumAllowed",
        "32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1.0", "1e3", " 1", "1 ", "--1", "0x10", "\u0661", "+", "1,2"})
  void whatIsNoNumberIsToldAsSuch(String value) {
    assertRefused(
        StorageError.INVALID_QUERY_PARAMETER_VALUE,
        () -> of("n=" + value).integer("n", 1, 32, 7),
        "QueryParameterName",
        "n",
        "QueryParameterValue",
        value,
        "Reason",
        "Invalid query parameter value");
  }

  @Test
  void aParameterThatMustBeThereIsMissed() {
    assertThat(of("n=1").required("n")).isEqualTo("1");
    assertThat(of("n=1").requiredInteger("n", 0, 1)).isEqualTo(1);
    assertRefused(
        StorageError.MISSING_REQUIRED_QUERY_PARAMETER,
        () -> of("m=1").required("n"),
        "QueryParameterName",
        "n");
    assertRefused(
        StorageError.MISSING_REQUIRED_QUERY_PARAMETER,
        () -> of("m=1").requiredInteger("n", 0, 1),
        "QueryParameterName",
        "n");
  }

  @Test
  void timeoutsAreTakenAndThoseOverHalfAMinuteCutDown() {
    for (String timeout :
        new String[] {
          "", "timeout=", "timeout=0", "timeout=30", "timeout=90", "timeout=99999999999999999999"
        }) {
      of(timeout).checkTimeout();
    }
    assertRefused(
        StorageError.OUT_OF_RANGE_QUERY_PARAMETER_VALUE,
        () -> of("timeout=-1").checkTimeout(),
        "QueryParameterName",
        "timeout",
        "QueryParameterValue",
        "-1",
        "MinimumAllowed",
        "0",
        "MaximumAllowed",
        "30");
    assertRefused(
        StorageError.INVALID_QUERY_PARAMETER_VALUE,
        () -> of("timeout=soon").checkTimeout(),
        "QueryParameterName",
        "timeout",
        "QueryParameterValue",
        "soon",
        "Reason",
        "Invalid query parameter value");
  }

  private static Params of(String query) {
    return new Params(Query.parse(query));
  }
}
