package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Target.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The operation table, read from top to bottom: the first row that fits a request is its operation.
 * See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/operations-on-queues">Operations on
 * queues</a> and <a
 * href="https://learn.microsoft.com/rest/api/storageservices/operations-on-messages">Operations on
 * messages</a>.
 */
public enum Operation {
  GET_SERVICE_PROPERTIES(
      "Get Queue Service Properties",
      Resource.SERVICE,
      "properties",
      Grant.of('s', "r", ""),
      "GET"),
  SET_SERVICE_PROPERTIES(
      "Set Queue Service Properties",
      Resource.SERVICE,
      "properties",
      Grant.of('s', "w", ""),
      "PUT"),
  GET_SERVICE_STATS(
      "Get Queue Service Stats", Resource.SERVICE, "stats", Grant.of('s', "r", ""), "GET"),
  GET_USER_DELEGATION_KEY(
      "Get User Delegation Key", Resource.SERVICE, "userdelegationkey", Grant.BEARER_ONLY, "POST"),
  LIST_QUEUES("List Queues", Resource.SERVICE, "list", Grant.of('s', "l", ""), "GET"),
  CREATE_QUEUE("Create Queue", Resource.QUEUE, "", Grant.of('c', "cw", ""), "PUT"),
  DELETE_QUEUE("Delete Queue", Resource.QUEUE, "", Grant.of('c', "d", ""), "DELETE"),
  GET_QUEUE_METADATA(
      "Get Queue Metadata", Resource.QUEUE, "metadata", Grant.of('c', "r", "r"), "GET", "HEAD"),
  SET_QUEUE_METADATA(
      "Set Queue Metadata", Resource.QUEUE, "metadata", Grant.of('c', "w", ""), "PUT"),
  GET_QUEUE_ACL("Get Queue ACL", Resource.QUEUE, "acl", Grant.KEY_ONLY, "GET", "HEAD"),
  SET_QUEUE_ACL("Set Queue ACL", Resource.QUEUE, "acl", Grant.KEY_ONLY, "PUT"),
  PUT_MESSAGE("Put Message", Resource.MESSAGES, "", Grant.of('o', "a", "a"), "POST"),
  PEEK_MESSAGES("Peek Messages", Resource.MESSAGES, "", Grant.of('o', "r", "r"), "GET") {
    @Override
    boolean selectedBy(Query query) {
      return "true".equalsIgnoreCase(query.get("peekonly"));
    }
  },
  GET_MESSAGES("Get Messages", Resource.MESSAGES, "", Grant.of('o', "p", "p"), "GET"),
  CLEAR_MESSAGES("Clear Messages", Resource.MESSAGES, "", Grant.of('o', "d", ""), "DELETE"),
  UPDATE_MESSAGE("Update Message", Resource.MESSAGE, "", Grant.of('o', "u", "u"), "PUT"),
  DELETE_MESSAGE("Delete Message", Resource.MESSAGE, "", Grant.of('o', "p", "p"), "DELETE");

  private static final List<Operation> TABLE = List.of(values());

  private final String title;
  private final Resource resource;
  private final String comp;

  @SuppressWarnings("ImmutableEnumChecker") // a record of a letter, two strings and two flags
  private final Grant grant;

  private final String methods;

  Operation(String title, Resource resource, String comp, Grant grant, String... methods) {
    this.title = title;
    this.resource = resource;
    this.comp = comp;
    this.grant = grant;
    this.methods = String.join(" ", methods);
  }

  /** The name that the documentation uses. */
  public String title() {
    return title;
  }

  /** Who may ask for it. */
  public Grant grant() {
    return grant;
  }

  /** Whether it leaves everything as it was, so that a read-only endpoint may serve it. */
  public boolean readOnly() {
    return this != GET_MESSAGES && takes("GET");
  }

  private boolean takes(String method) {
    return List.of(methods.split(" ", -1)).contains(method);
  }

  boolean selectedBy(Query query) {
    return true;
  }

  /**
   * The operation that a request asks for.
   *
   * @throws StorageException {@code UnsupportedHttpVerb} where only the verb is wrong, {@code
   *     InvalidQueryParameterValue} for a {@code comp} that the resource does not have
   */
  public static Operation match(String method, Resource resource, Query query) {
    String given = query.get("comp");
    String comp = given == null ? "" : given.toLowerCase(Locale.ROOT);
    for (Operation row : TABLE) {
      if (row.resource == resource
          && row.comp.equals(comp)
          && row.takes(method)
          && row.selectedBy(query)) {
        return row;
      }
    }
    boolean verbIsKnown = rows(resource).anyMatch(row -> row.takes(method));
    boolean compIsKnown = rows(resource).anyMatch(row -> row.comp.equals(comp));
    if (!verbIsKnown || (compIsKnown && !comp.isEmpty())) {
      throw StorageError.UNSUPPORTED_HTTP_VERB.exception();
    }
    throw Params.invalid("comp", given, "");
  }

  /** The verbs that a resource takes, as an Allow header lists them. */
  public static String allow(Resource resource) {
    return String.join(
        ", ",
        rows(resource)
            .flatMap(row -> Stream.of(row.methods.split(" ", -1)))
            .distinct()
            .sorted()
            .toList());
  }

  private static Stream<Operation> rows(Resource resource) {
    return TABLE.stream().filter(row -> row.resource == resource);
  }
}
