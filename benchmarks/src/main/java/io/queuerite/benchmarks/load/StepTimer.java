package io.queuerite.benchmarks.load;

import io.queuerite.benchmarks.load.Conversation.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.HdrHistogram.Histogram;

/**
 * Times receive, delete and put one by one on a single connection: the cost of each, without a
 * queue in front of it.
 */
public final class StepTimer implements AutoCloseable {
  private final Connection connection;
  private final Conversation consumer;
  private final Conversation producer;

  public StepTimer(InetSocketAddress address, String queue) throws IOException {
    RequestWriter writer = new RequestWriter("127.0.0.1:" + address.getPort());
    connection = new Connection(address);
    consumer = new GetAndDelete(writer, queue, Signing.SECOND);
    producer = new PutMessage(writer, queue, Signing.SECOND);
  }

  /** Receives one message and deletes it. */
  public void consume(Histogram receive, Histogram delete) throws IOException {
    step(consumer, Verdict.GO_ON, receive);
    step(consumer, Verdict.DONE, delete);
  }

  /** Puts one message. */
  public void produce(Histogram put) throws IOException {
    step(producer, Verdict.DONE, put);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void step(Conversation conversation, Verdict expected, Histogram nanos)
      throws IOException {
    long begin = System.nanoTime();
    connection.send(conversation.next());
    Answer answer = connection.receive();
    while (answer == null) {
      answer = connection.receive();
    }
    Verdict verdict = conversation.heard(answer);
    nanos.recordValue(System.nanoTime() - begin);
    if (verdict != expected) {
      throw new IOException("expected " + expected + ", got " + verdict + ": " + answer.excerpt());
    }
  }
}
