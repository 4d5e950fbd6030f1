package io.queuerite.benchmarks.load;

import static io.queuerite.benchmarks.load.Bytes.ascii;

import java.nio.ByteBuffer;

/**
 * Get Messages for one message, then Delete Message for that one: what a consumer does, as one
 * operation.
 */
final class GetAndDelete implements Conversation {
  private static final byte[] ID = ascii("<MessageId>");
  private static final byte[] RECEIPT = ascii("<PopReceipt>");
  private static final byte[] TAG = ascii("<");

  private final RequestWriter writer;
  private final RepeatedRequest get;
  private final Request delete;
  private final byte[] messagesPath;
  private final Bytes bytes = new Bytes();
  private ByteBuffer wire = ByteBuffer.allocateDirect(0);
  private boolean holdsMessage;

  GetAndDelete(RequestWriter writer, String queue, Signing signing) {
    this.writer = writer;
    String messages = "/" + queue + "/messages";
    get = new RepeatedRequest(writer, Request.to(Method.GET, messages), signing);
    delete = Request.to(Method.DELETE, messages);
    messagesPath = ascii("/" + SharedKey.ACCOUNT + messages + "/");
  }

  @Override
  public ByteBuffer next() {
    if (!holdsMessage) {
      return get.next();
    }
    writer.write(bytes, delete);
    wire = bytes.copyTo(wire);
    return wire;
  }

  @Override
  public Verdict heard(Answer answer) {
    if (holdsMessage) {
      holdsMessage = false;
      return answer.status() == 204 ? Verdict.DONE : Verdict.WRONG;
    }
    if (answer.status() != 200) {
      return Verdict.WRONG;
    }
    int id = answer.indexOf(ID, answer.bodyFrom());
    if (id < 0) {
      return Verdict.RAN_DRY;
    }
    int receipt = answer.indexOf(RECEIPT, id);
    if (receipt < 0) {
      return Verdict.WRONG;
    }
    address(answer, id + ID.length, receipt + RECEIPT.length);
    holdsMessage = true;
    return Verdict.GO_ON;
  }

  private void address(Answer answer, int id, int receipt) {
    byte[] body = answer.buffer();
    int idEnd = answer.indexOf(TAG, id);
    int receiptEnd = answer.indexOf(TAG, receipt);
    delete.path().clear().add(messagesPath).add(body, id, idEnd);
    delete.query().clear().add(ascii("?popreceipt=")).addEncoded(body, receipt, receiptEnd);
    delete.canonicalQuery().clear().add(ascii("\npopreceipt:")).add(body, receipt, receiptEnd);
  }
}
