package io.queuerite.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An application that uses the service, with its own user agent and Shared Key Lite. */
record Client(QueueEmulator emulator, String userAgent) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  int ask(String method, String target, String body) {
    String date = DATE.format(ZonedDateTime.now(ZoneOffset.UTC));
    String account = EmulatorOptions.DEVELOPMENT_ACCOUNT;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(emulator.endpoint() + target))
            .timeout(Duration.ofSeconds(30))
            .header("User-Agent", userAgent)
            .header("x-ms-date", date)
            .header("x-ms-version", "2021-12-02")
            .header(
                "Authorization",
                "SharedKeyLite " + account + ":" + signature(method, date, account, target))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String signature(String method, String date, String account, String target) {
    String path = target.split("\\?", 2)[0];
    String comp = target.replaceFirst("^.*[?&](comp=[a-z]+).*$", "?$1");
    String resource = "/" + account + "/" + account + path + (comp.startsWith("?") ? comp : "");
    String text = method + "\n\n\n\nx-ms-date:" + date + "\nx-ms-version:2021-12-02\n" + resource;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(EmulatorOptions.DEVELOPMENT_KEY);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
