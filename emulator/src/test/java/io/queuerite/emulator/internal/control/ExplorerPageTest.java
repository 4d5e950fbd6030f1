package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.QueueEmulator;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer page's files, and what they allow a browser. */
final class ExplorerPageTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String OURS = "Host: localhost:PORT";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String get(String path, String... headers) {
    return client.raw(LOOPBACK, "GET " + path, "", headers);
  }

  @Test
  void thePageAllowsNothingButItsOwnFiles() {
    String page = get("/_queuerite/", OURS);
    assertThat(page)
        .startsWith("HTTP/1.1 200 OK")
        .contains(
            "Content-Type: text/html; charset=utf-8",
            "Content-Security-Policy: default-src 'none'; script-src 'self';",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "X-Frame-Options: DENY",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Cross-Origin-Resource-Policy: same-origin")
        .doesNotContain("unsafe-", "<style", " style=", " onclick", "http://", "https://");
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page).contains("<script type=\"module\" src=\"assets/app.js\"></script>");
  }

  @Test
  void everyFileThatThePageNamesIsThere() {
    String page = get("/_queuerite/", OURS);
    Matcher named = Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"").matcher(page);
    int files = 0;
    while (named.find()) {
      files++;
      assertThat(get("/_queuerite/" + named.group(1), OURS))
          .as(named.group(1))
          .startsWith("HTTP/1.1 200 OK")
          .contains("Content-Security-Policy: ", "X-Content-Type-Options: nosniff");
    }
    assertThat(files).isGreaterThan(5);
    assertThat(get("/_queuerite/assets/lit/LICENSE", OURS)).contains("BSD 3-Clause", "text/plain");
  }

  @Test
  void withoutItsSlashThePageIsOneStepAway() {
    assertThat(get("/_queuerite", OURS))
        .startsWith("HTTP/1.1 308 ")
        .contains("Location: /_queuerite/\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_queuerite/assets/",
        "/_queuerite/assets/nothing.js",
        "/_queuerite/assets/../explorer/app.js",
        "/_queuerite/assets/ExplorerPage.class",
        "/_queuerite/assets/..%2fExplorerPage.class",
        "/_queuerite/assets/lit/",
        "/_queuerite/index.html",
        "/_queuerite/lit/lit-html.js"
      })
  void nothingElseOfTheJarCanBeHad(String path) {
    assertThat(get(path, OURS)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void thePageIsReadOnly() {
    assertThat(client.raw(LOOPBACK, "POST /_queuerite/", "", OURS))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET");
    assertThat(client.raw(LOOPBACK, "HEAD /_queuerite/", "", OURS))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_queuerite/", "/_queuerite", "/_queuerite/assets/app.js"})
  void aNameThatWasMadeToLeadHereSeesNoPage(String path) {
    assertThat(get(path, "Host: evil.example"))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("<html", "import");
  }

  @Test
  void aLinkFromElsewhereLeadsToThePageAndNothingElseDoes() {
    String link = "Sec-Fetch-Site: cross-site";
    assertThat(get("/_queuerite/", OURS, link, "Sec-Fetch-Mode: navigate"))
        .startsWith("HTTP/1.1 200 OK");
    for (String mode : new String[] {"no-cors", "cors", "websocket"}) {
      for (String path : new String[] {"", "overview", "requests", "assets/app.js"}) {
        assertThat(get("/_queuerite/" + path, OURS, link, "Sec-Fetch-Mode: " + mode))
            .startsWith("HTTP/1.1 403 ")
            .contains("Sec-Fetch-Site 'cross-site'");
      }
    }
    assertThat(
            client.raw(
                LOOPBACK,
                "POST /_queuerite/reset",
                "",
                OURS,
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Mode: navigate"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(get("/_queuerite/overview", OURS, "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void whereControlIsOffThereIsNoPage() {
    try (QueueEmulator shut = QueueEmulator.builder().control(Control.OFF).start()) {
      for (String path : new String[] {"", "/", "/assets/app.js", "/overview"}) {
        assertThat(new ControlClient(shut).raw(LOOPBACK, "GET /_queuerite" + path, "", OURS))
            .matches("(?s)HTTP/1.1 4[0-9][0-9] .*")
            .contains("x-ms-error-code: ")
            .doesNotContain("<html");
      }
    }
  }
}
