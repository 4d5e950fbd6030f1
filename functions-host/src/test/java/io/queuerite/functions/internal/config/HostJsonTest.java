package io.queuerite.functions.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.functions.Case;
import io.queuerite.functions.HostStartException;
import io.queuerite.functions.internal.config.HostJson.Surroundings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostJsonTest {
  private static final AppSettings NO_SETTINGS = AppSettings.of(Map.of());

  @Case(9)
  @Test
  void inDevelopmentTheLongestWaitIsTwoSeconds() {
    assertThat(queues("", true).maxPollingInterval()).isEqualTo(Duration.ofSeconds(2));
  }

  @Case(10)
  @Test
  void inDevelopmentAMinuteThatWasWrittenDownIsTwoSecondsToo() {
    assertThat(queues("\"maxPollingInterval\": \"00:01:00\"", true).maxPollingInterval())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Case(11)
  @ParameterizedTest
  @CsvSource({"00:00:30, PT30S", "00:00:00.500, PT0.5S"})
  void inDevelopmentAnyOtherWaitIsKept(String written, Duration wait) {
    assertThat(queues("\"maxPollingInterval\": \"" + written + "\"", true).maxPollingInterval())
        .isEqualTo(wait);
  }

  @Case(12)
  @Test
  void inProductionTheLongestWaitIsAMinute() {
    assertThat(queues("", false).maxPollingInterval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Case(13)
  @Test
  void aWaitThatIsTooShortKeepsTheHostFromStarting() {
    assertThatThrownBy(() -> queues("\"maxPollingInterval\": \"00:00:00.050\"", true))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("my-host.json: extensions.queues.maxPollingInterval '00:00:00.050'")
        .hasMessageContaining("00:00:00.100 or more");
  }

  @Case(21)
  @Test
  void theThresholdGrowsWithTheProcessors() {
    assertThat(read("{\"version\": \"2.0\"}", NO_SETTINGS, true, 4).queues().newBatchThreshold())
        .isEqualTo(32);
  }

  @Test
  void onTheConsumptionPlanProcessorsDoNotCount() {
    AppSettings dynamic = AppSettings.of(Map.of("WEBSITE_SKU", "Dynamic"));
    assertThat(read("{\"version\": \"2.0\"}", dynamic, true, 4).queues().newBatchThreshold())
        .isEqualTo(8);
  }

  @Case(22)
  @ParameterizedTest
  @CsvSource({"10, 5", "5, 2", "1, 0"})
  void theThresholdIsHalfABatch(int batchSize, int threshold) {
    assertThat(queues("\"batchSize\": " + batchSize, true).newBatchThreshold())
        .isEqualTo(threshold);
  }

  @Case(29)
  @ParameterizedTest
  @CsvSource({
    "batchSize, 0",
    "batchSize, 33",
    "batchSize, -1",
    "newBatchThreshold, -1",
    "maxDequeueCount, 0",
    "batchSize, 1.5"
  })
  void aNumberOutOfRangeKeepsTheHostFromStarting(String key, String value) {
    assertThatThrownBy(() -> queues("\"%s\": %s".formatted(key, value), true))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining(
            "my-host.json: extensions.queues.%s '%s': expected".formatted(key, value));
  }

  @Case(30)
  @Test
  void thirtyTwoMessagesAtOnceAreTheMost() {
    assertThat(queues("\"batchSize\": 32", true).batchSize()).isEqualTo(32);
  }

  @Case(76)
  @Test
  void theEncodingDisregardsCaseAndIsOneOfTwo() {
    assertThat(queues("\"messageEncoding\": \"NONE\"", true).base64()).isFalse();
    assertThat(queues("\"messageEncoding\": \"Base64\"", true).base64()).isTrue();
    assertThatThrownBy(() -> queues("\"messageEncoding\": \"utf8\"", true))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("messageEncoding 'utf8': expected base64 or none");
  }

  @Case(106)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"extensions\": {}}",
        "{\"version\": 2.0}",
        "{\"version\": \"3.0\"}",
        "{\"version\": ",
        "[]"
      })
  void aFileThatIsNoVersionTwoKeepsTheHostFromStarting(String text) {
    assertThatThrownBy(() -> read(text, NO_SETTINGS, true, 1))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void aSettingStandsInForAnyValue() {
    AppSettings settings =
        AppSettings.of(Map.of("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "3"));
    String text = "{\"version\": \"2.0\", \"extensions\": {\"Queues\": {\"MaxDequeueCount\": 7}}}";
    assertThat(read(text, settings, true, 1).queues().maxDequeueCount()).isEqualTo(3);
  }

  @Test
  void aWrongSettingIsCalledByItsName() {
    AppSettings settings =
        AppSettings.of(Map.of("AzureFunctionsJobHost__extensions__queues__batchSize", "many"));
    assertThatThrownBy(() -> read("{\"version\": \"2.0\"}", settings, true, 1))
        .hasMessageStartingWith(
            "setting AzureFunctionsJobHost__extensions__queues__batchSize 'many': expected");
  }

  @ParameterizedTest
  @CsvSource({"00:00:01, PT1S", "1.02:03:04.5000000, PT26H3M4.5S", "00:10:00, PT10M"})
  void theFunctionTimeoutIsATimeSpan(String written, Duration timeout) {
    String text = "{\"version\": \"2.0\", \"functionTimeout\": \"%s\"}".formatted(written);
    assertThat(read(text, NO_SETTINGS, true, 1).functionTimeout()).isEqualTo(timeout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-1.00:00:00"})
  void minusOneIsNoTimeout(String written) {
    String text = "{\"version\": \"2.0\", \"functionTimeout\": \"%s\"}".formatted(written);
    assertThat(read(text, NO_SETTINGS, true, 1).functionTimeout()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "24:00:00", "00:60:00", ":", "", "00:00:00.12345678"})
  void whatIsNoTimeSpanIsNone(String text) {
    assertThat(TimeSpan.parse(text)).isNull();
  }

  private static QueuesConfig queues(String section, boolean development) {
    String text = "{\"version\": \"2.0\", \"extensions\": {\"queues\": {%s}}}".formatted(section);
    return read(text, NO_SETTINGS, development, 1).queues();
  }

  private static HostJson read(
      String text, AppSettings settings, boolean development, int processors) {
    return HostJson.parse(
        text, "my-host.json", settings, new Surroundings(development, processors));
  }
}
