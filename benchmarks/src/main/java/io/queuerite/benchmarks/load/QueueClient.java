package io.queuerite.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The few calls that stand around a measurement, one at a time on one connection of its own. */
public final class QueueClient implements AutoCloseable {
  private static final byte[] COUNT = Bytes.ascii("x-ms-approximate-messages-count:");

  private final RequestWriter writer;
  private final Connection connection;
  private final Bytes bytes = new Bytes();

  public QueueClient(InetSocketAddress address) throws IOException {
    writer = new RequestWriter("127.0.0.1:" + address.getPort());
    connection = new Connection(address);
  }

  /** Any request that every server here answers with 200: List Queues. */
  public void ping() throws IOException {
    ask(Request.to(Method.GET, "", "comp=list"), 200);
  }

  public void createQueue(String queue) throws IOException {
    ask(Request.to(Method.PUT, "/" + queue), 201);
  }

  public long approximateCount(String queue) throws IOException {
    Answer answer = ask(Request.to(Method.GET, "/" + queue, "comp=metadata"), 200);
    return answer.headerNumber(COUNT);
  }

  public void clear(String queue) throws IOException {
    ask(Request.to(Method.DELETE, "/" + queue + "/messages"), 204);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private Answer ask(Request request, int expected) throws IOException {
    writer.write(bytes, request);
    connection.send(bytes.copyTo(ByteBuffer.allocate(bytes.length())));
    Answer answer = connection.receive();
    while (answer == null) {
      answer = connection.receive();
    }
    if (answer.status() != expected) {
      throw new IOException("expected status " + expected + ", got: " + answer.excerpt());
    }
    return answer;
  }
}
