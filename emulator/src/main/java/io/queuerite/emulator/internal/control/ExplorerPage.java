package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.protocol.Reply;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person sees and steers the emulator, and what it is made of. All of it comes
 * from the jar; only the files that are named here can be had.
 */
final class ExplorerPage {
  private static final String FOLDER = "explorer/";
  private static final String INDEX = "index.html";
  private static final Set<String> FILES =
      Set.of(
          "api.js",
          "app.js",
          "chart.js",
          "clock.js",
          "dialogs.js",
          "faults.js",
          "format.js",
          "icon.svg",
          "journal.js",
          "messages.js",
          "queues.js",
          "state.js",
          "style.css",
          "lit/lit-html.js",
          "lit/directive.js",
          "lit/directive-helpers.js",
          "lit/directives/live.js",
          "lit/directives/repeat.js",
          "lit/LICENSE");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /**
   * No script but the page's own files, nothing from elsewhere, nothing inline; and a text can only
   * become HTML through the template library's own policy.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  /**
   * The answer to a path that is the page's.
   *
   * @param segments below {@code /_queuerite}, which has none itself
   * @return null where the path is none of the page's
   * @throws Refusal for a method other than GET
   */
  @Nullable Reply answer(String method, List<String> segments) {
    String file = file(segments);
    if (file == null) {
      return null;
    } else if (!method.equals("GET")) {
      throw Refusal.method("method '" + method + "': expected GET", "GET");
    } else if (segments.isEmpty()) {
      return Reply.empty(308).header("Location", ControlApplication.ROOT + "/");
    }
    String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
    return Reply.content(200, type, read.computeIfAbsent(file, ExplorerPage::read))
        // Another version of the emulator may be behind the same address in a minute.
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", POLICY)
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer");
  }

  private static @Nullable String file(List<String> segments) {
    if (segments.isEmpty() || segments.equals(List.of(""))) {
      return INDEX;
    }
    String path = String.join("/", segments.subList(1, segments.size()));
    return segments.get(0).equals("assets") && FILES.contains(path) ? path : null;
  }

  private static byte[] read(String file) {
    try (InputStream in = ExplorerPage.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + file + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException incomplete) {
      throw new UncheckedIOException(incomplete);
    }
  }
}
