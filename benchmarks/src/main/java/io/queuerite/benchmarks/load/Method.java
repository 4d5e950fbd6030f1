package io.queuerite.benchmarks.load;

/** The request methods of the Queue service. */
enum Method {
  GET(false),
  PUT(true),
  POST(true),
  DELETE(false);

  private final boolean carriesBody;

  Method(boolean carriesBody) {
    this.carriesBody = carriesBody;
  }

  /** Whether a request without a body has to say so. */
  boolean carriesBody() {
    return carriesBody;
  }

  byte[] bytes() {
    return Bytes.ascii(name());
  }
}
