package io.queuerite.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docs/operations.md} promises: the emulator's own tables, as everybody can read them.
 */
public final class PublishedTables {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern OPERATION =
      Pattern.compile(
          "\\| \\[(?<title>[^]]+)]\\([^)]+\\) \\| `[^`]+` \\| (?<success>\\d+) \\| (?<key>yes|-) "
              + "\\| (?:`(?<type>.)`, )?(?<account>[^|]+) \\| (?<queue>[^|]+) \\| (yes|-) \\|");
  private static final Pattern ERROR =
      Pattern.compile("\\| (?<status>\\d+) \\| `(?<code>\\w+)` \\| (?<message>[^|]+) \\|");

  private PublishedTables() {}

  /**
   * A row of the operations.
   *
   * @param key whether a key of the account will do
   * @param resourceType the letter among an account SAS's resource types; empty for none
   * @param accountLetters one of them an account SAS needs; none: no such signature will do
   * @param queueLetters the same of a queue's SAS
   */
  public record Operation(
      String title,
      int success,
      boolean key,
      String resourceType,
      String accountLetters,
      String queueLetters) {}

  /** A row of the errors. */
  public record ListedError(int status, String code, String message) {}

  public static List<Operation> operations() {
    return rows(OPERATION)
        .map(
            row ->
                new Operation(
                    row.group("title"),
                    Integer.parseInt(row.group("success")),
                    row.group("key").equals("yes"),
                    row.group("type") == null ? "" : row.group("type"),
                    letters(row.group("account")),
                    letters(row.group("queue"))))
        .toList();
  }

  public static List<ListedError> errors() {
    return rows(ERROR)
        .map(
            row ->
                new ListedError(
                    Integer.parseInt(row.group("status")), row.group("code"), row.group("message")))
        .toList();
  }

  private static String letters(String cell) {
    return cell.replaceAll("`| or |-", "");
  }

  private static Stream<Matcher> rows(Pattern form) {
    try {
      return Files.readString(PAGE).lines().map(form::matcher).filter(Matcher::matches);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
