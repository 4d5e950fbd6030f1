package io.queuerite.benchmarks.load;

import java.nio.ByteBuffer;

/** A request with a fixed address, signed anew as often as {@link Signing} says. */
final class RepeatedRequest {
  private final RequestWriter writer;
  private final Request request;
  private final Signing signing;
  private final Bytes bytes = new Bytes();
  private ByteBuffer wire = ByteBuffer.allocateDirect(0);
  private long signedIn = Long.MIN_VALUE;

  RepeatedRequest(RequestWriter writer, Request request, Signing signing) {
    this.writer = writer;
    this.request = request;
    this.signing = signing;
  }

  ByteBuffer next() {
    long second = System.currentTimeMillis() / 1000;
    if (signing == Signing.EACH || second != signedIn) {
      writer.write(bytes, request);
      wire = bytes.copyTo(wire);
      signedIn = second;
    }
    return wire.rewind();
  }
}
