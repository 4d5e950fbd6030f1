package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Target.Resource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperationTest {
  private static final String TABLE =
      """
      GET,    SERVICE,  comp=list,                             LIST_QUEUES
      GET,    SERVICE,  comp=LIST&include=,                    LIST_QUEUES
      GET,    SERVICE,  restype=service&comp=properties,       GET_SERVICE_PROPERTIES
      PUT,    SERVICE,  restype=service&comp=properties,       SET_SERVICE_PROPERTIES
      GET,    SERVICE,  restype=service&comp=stats,            GET_SERVICE_STATS
      POST,   SERVICE,  restype=service&comp=userdelegationkey, GET_USER_DELEGATION_KEY
      PUT,    QUEUE,    '',                                    CREATE_QUEUE
      PUT,    QUEUE,    comp=,                                 CREATE_QUEUE
      PUT,    QUEUE,    timeout=9,                             CREATE_QUEUE
      DELETE, QUEUE,    '',                                    DELETE_QUEUE
      GET,    QUEUE,    comp=metadata,                         GET_QUEUE_METADATA
      HEAD,   QUEUE,    Comp=MetaData,                         GET_QUEUE_METADATA
      PUT,    QUEUE,    comp=metadata,                         SET_QUEUE_METADATA
      GET,    QUEUE,    comp=acl,                              GET_QUEUE_ACL
      HEAD,   QUEUE,    comp=acl,                              GET_QUEUE_ACL
      PUT,    QUEUE,    comp=acl,                              SET_QUEUE_ACL
      POST,   MESSAGES, visibilitytimeout=5&messagettl=-1,     PUT_MESSAGE
      GET,    MESSAGES, '',                                    GET_MESSAGES
      GET,    MESSAGES, numofmessages=4,                       GET_MESSAGES
      GET,    MESSAGES, peekonly=false,                        GET_MESSAGES
      GET,    MESSAGES, peekonly=true,                         PEEK_MESSAGES
      GET,    MESSAGES, PeekOnly=True&numofmessages=4,         PEEK_MESSAGES
      DELETE, MESSAGES, '',                                    CLEAR_MESSAGES
      PUT,    MESSAGE,  popreceipt=A&visibilitytimeout=0,      UPDATE_MESSAGE
      DELETE, MESSAGE,  popreceipt=A,                          DELETE_MESSAGE
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void aRequestIsForOneOperation(
      String method, Resource resource, String query, Operation operation) {
    assertThat(Operation.match(method, resource, Query.parse(query))).isEqualTo(operation);
  }

  @Test
  void everyOperationCanBeAskedFor() {
    Set<Operation> missing = EnumSet.allOf(Operation.class);
    TABLE.lines().forEach(row -> missing.removeIf(o -> row.endsWith(" " + o.name())));
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   SERVICE,  comp=list
          GET,    SERVICE,  comp=userdelegationkey
          PUT,    SERVICE,  comp=list
          DELETE, SERVICE,  comp=properties
          POST,   QUEUE,    ''
          PATCH,  QUEUE,    ''
          DELETE, QUEUE,    comp=metadata
          POST,   QUEUE,    comp=metadata
          PUT,    MESSAGES, ''
          HEAD,   MESSAGES, ''
          GET,    MESSAGE,  ''
          POST,   MESSAGE,  popreceipt=A
          put,    QUEUE,    ''
          """)
  void anotherVerbIsRefusedAsSuch(String method, Resource resource, String query) {
    assertRefused(
        StorageError.UNSUPPORTED_HTTP_VERB,
        () -> Operation.match(method, resource, Query.parse(query)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    SERVICE,  '',              ''
          GET,    SERVICE,  comp=,           ''
          GET,    SERVICE,  comp=metadata,   metadata
          GET,    SERVICE,  comp=Lists,      Lists
          GET,    QUEUE,    '',              ''
          GET,    QUEUE,    comp=list,       list
          PUT,    QUEUE,    comp=x&comp=y,   'x,y'
          GET,    MESSAGES, comp=metadata,   metadata
          DELETE, MESSAGE,  comp=acl,        acl
          """)
  void anotherComponentIsToldByItsValue(
      String method, Resource resource, String query, String told) {
    assertRefused(
        StorageError.INVALID_QUERY_PARAMETER_VALUE,
        () -> Operation.match(method, resource, Query.parse(query)),
        "QueryParameterName",
        "comp",
        "QueryParameterValue",
        told,
        "Reason",
        "");
  }

  @Test
  void theVerbsOfAResourceAreListedOnce() {
    assertThat(Operation.allow(Resource.QUEUE)).isEqualTo("DELETE, GET, HEAD, PUT");
    assertThat(Operation.allow(Resource.MESSAGES)).isEqualTo("DELETE, GET, POST");
    assertThat(Operation.allow(Resource.MESSAGE)).isEqualTo("DELETE, PUT");
  }

  /** Get Messages is a GET that hides what it gets. */
  @Test
  void onlyWhatChangesNothingIsServedByASecondary() {
    assertThat(Arrays.stream(Operation.values()).filter(Operation::readOnly))
        .containsExactlyInAnyOrder(
            Operation.LIST_QUEUES,
            Operation.GET_SERVICE_PROPERTIES,
            Operation.GET_SERVICE_STATS,
            Operation.GET_QUEUE_METADATA,
            Operation.GET_QUEUE_ACL,
            Operation.PEEK_MESSAGES);
  }
}
