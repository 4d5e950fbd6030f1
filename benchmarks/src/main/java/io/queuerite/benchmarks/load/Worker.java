package io.queuerite.benchmarks.load;

import io.queuerite.benchmarks.load.Conversation.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One thread of a run: its share of the connections on one selector. Each connection sends its next
 * request as soon as it has its answer, until the time is over; what is then under way is waited
 * for and not counted.
 */
final class Worker implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long TICK_MILLIS = 100;
  private static final int ERRORS_ENOUGH = 100;

  /** A connection with what it says, and when its operation began. */
  private static final class Session {
    final Connection connection;
    final Conversation conversation;
    long since;
    boolean working = true;

    Session(Connection connection, Conversation conversation) {
      this.connection = connection;
      this.conversation = conversation;
    }
  }

  private final Tally tally = new Tally();
  private final Selector selector = Selector.open();
  private final List<Session> sessions = new ArrayList<>();
  private final Plan plan;
  private long operationsLeft;
  private int working;
  private long from;
  private long until;
  private long lastCompletion;
  private boolean over;

  Worker(InetSocketAddress address, Workload workload, String queue, Plan plan) throws IOException {
    this.plan = plan;
    operationsLeft = plan.operations();
    RequestWriter writer = new RequestWriter("127.0.0.1:" + address.getPort());
    for (int i = 0; i < plan.connections(); i++) {
      Connection connection = new Connection(address);
      Conversation conversation = workload.conversation(writer, queue, plan.signing());
      sessions.add(new Session(connection, conversation));
    }
  }

  Tally run() throws IOException {
    long start = System.nanoTime();
    from = start + plan.settle().toNanos();
    until = from + plan.measure().toNanos();
    lastCompletion = from;
    for (Session session : sessions) {
      session.connection.channel().configureBlocking(false);
      session.connection.channel().register(selector, SelectionKey.OP_READ, session);
      working++;
      begin(session, System.nanoTime());
    }
    while (working > 0 && System.nanoTime() < until + PATIENCE) {
      selector.select(this::onReady, TICK_MILLIS);
    }
    if (working > 0) {
      tally.failed(
          working
              + " requests without an answer after "
              + TimeUnit.NANOSECONDS.toSeconds(PATIENCE)
              + " s");
    }
    tally.lasted((over ? lastCompletion : until) - from, System.nanoTime() - start);
    return tally;
  }

  @Override
  public void close() throws IOException {
    for (Session session : sessions) {
      session.connection.close();
    }
    selector.close();
  }

  private void onReady(SelectionKey key) {
    Session session = (Session) key.attachment();
    try {
      if (key.isWritable()) {
        if (session.connection.sendRest()) {
          key.interestOps(SelectionKey.OP_READ);
        }
      } else {
        Answer answer = session.connection.receive();
        if (answer != null) {
          heard(session, answer);
        }
      }
    } catch (IOException | IllegalStateException e) {
      tally.failed(e.toString());
      key.cancel();
      rest(session);
    }
  }

  private void heard(Session session, Answer answer) throws IOException {
    Verdict verdict = session.conversation.heard(answer);
    if (verdict == Verdict.GO_ON) {
      send(session);
      return;
    }
    long now = System.nanoTime();
    switch (verdict) {
      case DONE -> done(session, now);
      case RAN_DRY -> dry(now);
      default -> wrong(answer);
    }
    begin(session, now);
  }

  private void done(Session session, long now) {
    tally.ended();
    if (now >= from && now < until) {
      tally.completed(now - session.since);
      lastCompletion = now;
    }
  }

  private void dry(long now) {
    tally.ranDry();
    if (plan.stopWhenDry()) {
      lastCompletion = Math.max(from, Math.min(now, until));
      over = true;
    }
  }

  private void wrong(Answer answer) {
    tally.failed(answer.excerpt());
    over |= tally.errors() >= ERRORS_ENOUGH;
  }

  private void begin(Session session, long now) throws IOException {
    if (over || now >= until || operationsLeft == 0) {
      over |= operationsLeft == 0;
      rest(session);
      return;
    }
    operationsLeft--;
    session.since = now;
    send(session);
  }

  private void send(Session session) throws IOException {
    if (!session.connection.send(session.conversation.next())) {
      SelectionKey key = session.connection.channel().keyFor(selector);
      key.interestOps(SelectionKey.OP_WRITE);
    }
  }

  private void rest(Session session) {
    if (session.working) {
      session.working = false;
      working--;
    }
  }
}
