package io.queuerite.benchmarks.load;

/** What is measured. The label is what the command line takes and the table shows. */
public enum Workload {
  PUT("put", 0, 0) {
    @Override
    Conversation conversation(RequestWriter writer, String queue, Signing signing) {
      return new PutMessage(writer, queue, signing);
    }
  },
  GET_DELETE("get+delete", 1, Double.POSITIVE_INFINITY) {
    @Override
    Conversation conversation(RequestWriter writer, String queue, Signing signing) {
      return new GetAndDelete(writer, queue, signing);
    }
  },
  GET_32("get-32", GetBatch.SIZE, 1) {
    @Override
    Conversation conversation(RequestWriter writer, String queue, Signing signing) {
      return new GetBatch(writer, queue, signing);
    }
  };

  private final String label;
  private final int messagesPerOperation;
  private final double secondsTaken;

  Workload(String label, int messagesPerOperation, double secondsTaken) {
    this.label = label;
    this.messagesPerOperation = messagesPerOperation;
    this.secondsTaken = secondsTaken;
  }

  public String label() {
    return label;
  }

  /** Whether it needs messages on the queue before it begins. */
  public boolean takesMessages() {
    return messagesPerOperation > 0;
  }

  /**
   * How many messages a run at this rate has out of the queue at most: for good, or until they are
   * visible again.
   */
  public long messagesFor(double operationsPerSecond, double seconds) {
    return (long)
        Math.ceil(operationsPerSecond * Math.min(seconds, secondsTaken) * messagesPerOperation);
  }

  abstract Conversation conversation(RequestWriter writer, String queue, Signing signing);
}
