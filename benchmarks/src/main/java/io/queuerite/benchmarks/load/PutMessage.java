package io.queuerite.benchmarks.load;

import java.nio.ByteBuffer;

/** Put Message, the same one every time. */
final class PutMessage implements Conversation {
  private final RepeatedRequest put;

  PutMessage(RequestWriter writer, String queue, Signing signing) {
    Request request = Request.to(Method.POST, "/" + queue + "/messages").with(MessageText.body());
    put = new RepeatedRequest(writer, request, signing);
  }

  @Override
  public ByteBuffer next() {
    return put.next();
  }

  @Override
  public Verdict heard(Answer answer) {
    return answer.status() == 201 ? Verdict.DONE : Verdict.WRONG;
  }
}
