package io.queuerite.benchmarks.load;

import static io.queuerite.benchmarks.load.Bytes.ascii;

import java.nio.ByteBuffer;

/**
 * Get Messages for 32 messages at once. They stay out of sight for one second only and then serve
 * again, so a queue of bounded depth feeds a run of any length.
 */
final class GetBatch implements Conversation {
  static final int SIZE = 32;
  private static final byte[] TEXT = ascii("<MessageText>");

  private final RepeatedRequest get;

  GetBatch(RequestWriter writer, String queue, Signing signing) {
    Request request =
        Request.to(
            Method.GET, "/" + queue + "/messages", "numofmessages=" + SIZE, "visibilitytimeout=1");
    get = new RepeatedRequest(writer, request, signing);
  }

  @Override
  public ByteBuffer next() {
    return get.next();
  }

  @Override
  public Verdict heard(Answer answer) {
    if (answer.status() != 200) {
      return Verdict.WRONG;
    }
    return messages(answer) == SIZE ? Verdict.DONE : Verdict.RAN_DRY;
  }

  /** Counts without looking through the texts, which are four fifths of the answer. */
  private static int messages(Answer answer) {
    int count = 0;
    int at = answer.indexOf(TEXT, answer.bodyFrom());
    while (at >= 0) {
      count++;
      at = answer.indexOf(TEXT, at + TEXT.length + MessageText.LENGTH);
    }
    return count;
  }
}
