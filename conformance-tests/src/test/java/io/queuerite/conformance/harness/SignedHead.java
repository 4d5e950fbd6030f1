package io.queuerite.conformance.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A signed request as text, to be changed line by line. */
public final class SignedHead {
  private static final String END = " HTTP/1.1";

  private final List<String> lines;
  private final String body;

  private SignedHead(List<String> lines, String body) {
    this.lines = lines;
    this.body = body;
  }

  public static SignedHead of(Request request) {
    String[] parts = new String(request.bytes(), StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2);
    return new SignedHead(List.of(parts[0].split("\r\n", -1)), parts[1]);
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return String.join("\r\n", lines) + "\r\n\r\n" + body;
  }

  /**
   * With one line changed. Host and Content-Length stay: they say where a request goes and where it
   * ends.
   */
  SignedHead changed(int line, String text) {
    List<String> copy = new ArrayList<>(lines);
    copy.set(line, text);
    return new SignedHead(List.copyOf(copy), body);
  }

  /** An empty line would end the head. */
  private static String notEmpty(String line) {
    return line.isBlank() ? "-" : line;
  }

  public SignedHead change(Mutations mutations) {
    List<Integer> open =
        IntStream.range(0, lines.size())
            .filter(i -> !lines.get(i).matches("(?i)(Host|Content-Length):.*"))
            .boxed()
            .toList();
    int line = mutations.oneOf(open);
    String text = lines.get(line);
    if (line == 0) {
      String kept = text.substring(0, text.length() - END.length());
      return changed(0, mutations.text(kept) + END);
    }
    return changed(line, notEmpty(mutations.text(text)));
  }

  /** Whether both sign the same with the same signature, however they write it. */
  public boolean signsTheSameAs(SignedHead other) {
    Optional<List<String>> own = meaning();
    return own.isPresent() && own.equals(other.meaning());
  }

  /** Scheme, account and signature, and what is signed; empty for what is no such request. */
  private Optional<List<String>> meaning() {
    String[] request = lines.get(0).split(" ", -1);
    List<Header> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        return Optional.empty();
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Optional<String> authorization =
        headers.stream()
            .filter(header -> header.is("Authorization"))
            .map(Header::value)
            .findFirst();
    if (request.length != 3 || authorization.isEmpty()) {
      return Optional.empty();
    }
    // The service supplies a slash that is missing at the start.
    String target = request[1].startsWith("/") ? request[1] : "/" + request[1];
    String[] parts = authorization.get().split(" ", 2);
    String scheme = parts[0].toLowerCase(Locale.ROOT);
    try {
      String text =
          scheme.equals("sharedkeylite")
              ? SharedKey.liteStringToSign(request[0], target, headers, Account.NAME)
              : SharedKey.stringToSign(request[0], target, headers, Account.NAME);
      return Optional.of(List.of(scheme, parts.length < 2 ? "" : parts[1], text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
