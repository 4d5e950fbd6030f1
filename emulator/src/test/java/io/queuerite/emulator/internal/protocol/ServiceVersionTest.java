package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceVersionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2009-04-14",
        "2016-05-31",
        "2019-10-10",
        "2023-05-03",
        "2026-06-06",
        "2026-10-06"
      })
  void publishedVersionsAreKnown(String text) {
    assertThat(ServiceVersion.published(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2099-01-01",
        "2019-1-1",
        "2019-02-03",
        " 2019-02-02",
        "latest",
        "2019-02-02Z"
      })
  void otherTextsAreNoVersions(String text) {
    assertThat(ServiceVersion.published(text)).isNull();
  }

  @Test
  void versionsAreInTheOrderOfTheirDates() {
    ServiceVersion older = new ServiceVersion("2015-12-11");
    assertThat(older.atLeast(ServiceVersion.V2016_05_31)).isFalse();
    assertThat(older.atLeast(older)).isTrue();
    assertThat(older.atLeast(ServiceVersion.V2015_02_21)).isTrue();
    assertThat(ServiceVersion.NEWEST.text()).isEqualTo("2026-10-06");
  }

  @Test
  void everyVersionThatChangedSomethingWasPublished() throws IllegalAccessException {
    for (var field : ServiceVersion.class.getFields()) {
      ServiceVersion version = (ServiceVersion) field.get(null);
      assertThat(ServiceVersion.published(String.valueOf(version))).isEqualTo(version);
      if (field.getName().startsWith("V")) {
        assertThat(field.getName().substring(1)).isEqualTo(version.text().replace('-', '_'));
      }
    }
  }
}
