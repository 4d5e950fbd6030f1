package io.queuerite.conformance.harness;

import java.util.stream.IntStream;

/** The chapters into which the protocol reference sorts its cases. */
enum CaseGroup {
  ENVELOPE("Envelope, headers, versions", 1, 18),
  LIST_QUEUES("List Queues", 19, 34),
  SERVICE("Service properties and stats", 35, 59),
  QUEUE("Create and Delete Queue", 60, 85),
  METADATA("Queue metadata", 86, 100),
  ACL("Queue ACL", 101, 115),
  PUT_MESSAGE("Put Message", 116, 138),
  GET_MESSAGES("Get Messages", 139, 151),
  PEEK_AND_CLEAR("Peek and Clear Messages", 152, 160),
  RECEIPTS("Delete and Update Message, receipts", 161, 185),
  SHARED_KEY("Shared Key", 186, 195),
  SAS("SAS", 196, 226),
  BEARER("Bearer tokens", 227, 232),
  CORS("CORS", 233, 244),
  SECONDARY("Secondary", 245, 247);

  private final String title;
  private final int first;
  private final int last;

  CaseGroup(String title, int first, int last) {
    this.title = title;
    this.first = first;
    this.last = last;
  }

  String title() {
    return title;
  }

  IntStream numbers() {
    return IntStream.rangeClosed(first, last);
  }
}
