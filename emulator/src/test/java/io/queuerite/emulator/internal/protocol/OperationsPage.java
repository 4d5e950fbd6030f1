package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Target.Resource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** {@code docs/operations.md}, written from the operation table and the error table. */
final class OperationsPage {
  private OperationsPage() {}

  static String text() {
    return """
        # Operations and errors

        A test writes this page from the tables in the code, and fails where the page says something else. After a change:

        ```sh
        mvn -q -pl emulator test -Dtest=OperationsPageTest -Dqueuerite.docs.write=true
        ```

        ## Operations

        What a request must come with: *Key* is one of the account's two keys. *Account SAS* says what such a signature needs:
        this letter among its resource types (`srt`), and one of these among its permissions (`sp`). *Queue SAS* says the same
        of a queue's own signature, and of a user's. A dash says that no such credential will do. What is not there yet,
        [fidelity.md](fidelity.md) says.

        | Operation | Request | Success | Key | Account SAS | Queue SAS | Bearer token |
        |---|---|---|---|---|---|---|
        %s\

        [Preflight Queue Request](https://learn.microsoft.com/rest/api/storageservices/preflight-queue-request), `OPTIONS` on
        any path, needs no credential and succeeds with 200. Create Queue answers 204 where the queue is there already, with the
        same metadata.

        ## Errors

        The body of an error is an XML document with code and message; the code is also in `x-ms-error-code`, and the message is
        also the reason phrase. What differs from the real service is in [fidelity.md](fidelity.md).

        | Status | Code | Message |
        |---|---|---|
        %s"""
        .formatted(operations(), errors());
  }

  private static String operations() {
    return Arrays.stream(Operation.values()).map(OperationsPage::row).collect(Collectors.joining());
  }

  private static String row(Operation operation) {
    Grant grant = operation.grant();
    return "| [%s](%s) | `%s %s` | %d | %s | %s | %s | %s |\n"
        .formatted(
            operation.title(),
            operation.documentation(),
            String.join(", ", operation.verbs()),
            url(operation),
            operation.success(),
            grant.key() ? "yes" : "-",
            grant.account().isEmpty()
                ? "-"
                : "`%s`, %s".formatted(grant.resourceType(), oneOf(grant.account())),
            oneOf(grant.queue()),
            grant.bearer() ? "yes" : "-");
  }

  private static String url(Operation operation) {
    return path(operation.resource())
        + (operation.selector().isEmpty() ? "" : "?" + operation.selector());
  }

  private static String path(Resource resource) {
    return switch (resource) {
      case SERVICE -> "/account";
      case QUEUE -> "/account/queue";
      case MESSAGES -> "/account/queue/messages";
      case MESSAGE -> "/account/queue/messages/id";
    };
  }

  private static String oneOf(String letters) {
    return letters.isEmpty()
        ? "-"
        : letters
            .chars()
            .mapToObj(letter -> "`" + (char) letter + "`")
            .collect(Collectors.joining(" or "));
  }

  private static String errors() {
    return Arrays.stream(StorageError.values())
        .sorted(
            Comparator.comparingInt(StorageError::status)
                .thenComparing(StorageError::code)
                .thenComparing(StorageError::message))
        .map(
            error ->
                "| %d | `%s` | %s |\n".formatted(error.status(), error.code(), error.message()))
        .collect(Collectors.joining());
  }
}
