package io.queuerite.functions.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.functions.Case;
import io.queuerite.functions.HostStartException;
import io.queuerite.functions.internal.config.Connections.ConnectionString;
import io.queuerite.functions.internal.config.Connections.Found;
import io.queuerite.functions.internal.config.Connections.Identity;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  @Case(87)
  @Test
  void findsASettingWithThePrefix() {
    assertThat(find("MyStorage", Map.of("AzureWebJobsMyStorage", "a")))
        .isEqualTo(new ConnectionString("AzureWebJobsMyStorage", "a"));
  }

  @Case(88)
  @Test
  void findsASettingOfThatName() {
    assertThat(find("MyStorage", Map.of("MyStorage", "a")))
        .isEqualTo(new ConnectionString("MyStorage", "a"));
  }

  @Case(89)
  @Test
  void thePrefixGoesFirst() {
    assertThat(find("MyStorage", Map.of("MyStorage", "a", "AzureWebJobsMyStorage", "b")))
        .isEqualTo(new ConnectionString("AzureWebJobsMyStorage", "b"));
  }

  @Case(90)
  @Test
  void theDefaultIsFoundByItsWholeNameItsShortNameAndNone() {
    Map<String, String> settings = Map.of("AzureWebJobsStorage", "a");
    ConnectionString expected = new ConnectionString("AzureWebJobsStorage", "a");
    assertThat(find("AzureWebJobsStorage", settings)).isEqualTo(expected);
    assertThat(find("Storage", settings)).isEqualTo(expected);
    assertThat(find("", settings)).isEqualTo(expected);
    assertThat(find(null, settings)).isEqualTo(expected);
  }

  @Case(91)
  @Test
  void aValueGoesBeforeItsChildren() {
    assertThat(find("C", Map.of("C", "a", "C__queueServiceUri", "https://q.example")))
        .isEqualTo(new ConnectionString("C", "a"));
  }

  @Case(92)
  @Test
  void theQueuesUriGoesBeforeItsAlias() {
    Found found =
        find(
            "C",
            Map.of(
                "C__serviceUri", "https://s.example", "C__queueServiceUri", "https://q.example"));
    assertThat(found).isInstanceOf(Identity.class);
    assertThat(((Identity) found).service()).isEqualTo(URI.create("https://q.example"));
  }

  @Case(93)
  @Test
  void theAliasOrTheAccountsNameWillDo() {
    Found alias = find("C", Map.of("C__serviceUri", "https://s.example"));
    assertThat(((Identity) alias).service()).isEqualTo(URI.create("https://s.example"));
    Found account = find("C", Map.of("C__accountName", "acc"));
    assertThat(((Identity) account).service())
        .isEqualTo(URI.create("https://acc.queue.core.windows.net"));
  }

  @Test
  void saysWhichSettingsWouldHaveDone() {
    assertThatThrownBy(() -> find("Orders", Map.of()))
        .isInstanceOf(FunctionLoadException.class)
        .hasMessageContaining("'AzureWebJobsOrders' does not exist")
        .hasMessageContaining("expected a setting AzureWebJobsOrders or Orders");
  }

  @Test
  void anIdentityIsNotSentInTheClear() {
    assertThatThrownBy(
            () -> client("C", Map.of("C__queueServiceUri", "http://127.0.0.1:10001/acc")))
        .isInstanceOf(FunctionLoadException.class)
        .hasMessageContaining("C__queueServiceUri 'http://127.0.0.1:10001/acc'")
        .hasMessageContaining("https only");
  }

  @Test
  void anIdentityNeedsItsLibrary() {
    assertThatThrownBy(() -> client("C", Map.of("C__accountName", "acc")))
        .isInstanceOf(FunctionLoadException.class)
        .hasMessageContaining("com.azure:azure-identity");
  }

  @Test
  void aWrongConnectionStringIsNotShown() {
    assertThatThrownBy(() -> client("C", Map.of("C", "AccountKey=secret")))
        .isInstanceOf(FunctionLoadException.class)
        .hasMessageContaining("setting C: expected a storage connection string")
        .hasMessageNotContaining("secret");
  }

  @Case(107)
  @Test
  void developmentStorageIsTheEmulatorsPort() {
    Connections connections =
        new Connections(
            AppSettings.of(Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true")), 1);
    assertThat(connections.client("AzureWebJobsStorage").getQueueServiceUrl())
        .isEqualTo("http://127.0.0.1:10001/devstoreaccount1");
    assertThat(connections.client(null)).isSameAs(connections.client("Storage"));
  }

  @Case(104)
  @Test
  void theEnvironmentGoesBeforeTheFile() {
    LocalSettings file =
        LocalSettings.parse(
            "{\"IsEncrypted\": false, \"Values\": {\"A\": \"file\", \"B\": \"file\", \"N\": null},"
                + " \"ConnectionStrings\": {\"Db\": {\"ConnectionString\": \"c\"}}}",
            "local.settings.json");
    AppSettings settings =
        new AppSettings(Map.of("X", "own"), Map.of("A", "env", "X", "env"), file);
    assertThat(settings.value("A")).isEqualTo("env");
    assertThat(settings.value("B")).isEqualTo("file");
    assertThat(settings.value("X")).isEqualTo("own");
    assertThat(settings.value("N")).isNull();
    assertThat(settings.value("ConnectionStrings__Db")).isEqualTo("c");
    assertThat(settings.warnings()).singleElement().asString().contains("A of local.settings.json");
  }

  @Case(105)
  @Test
  void settingsWhichMayBeEncryptedAreRefused() {
    assertThatThrownBy(() -> LocalSettings.parse("{\"Values\": {}}", "local.settings.json"))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("IsEncrypted is absent, which means true")
        .hasMessageContaining("expected \"IsEncrypted\": false");
  }

  private static Found find(@Nullable String connection, Map<String, String> settings) {
    return new Connections(AppSettings.of(settings), 1).find(connection);
  }

  private static Object client(String connection, Map<String, String> settings) {
    return new Connections(AppSettings.of(settings), 1).client(connection);
  }
}
