package io.queuerite.conformance.harness;

import java.util.UUID;

/** The development account at a target: where requests begin. */
public final class Account {
  public static final String NAME = "devstoreaccount1";

  /** The well-known development key: public, in every emulator. */
  public static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  /** What a current SDK sends. */
  public static final String VERSION = "2026-06-06";

  private final Endpoint endpoint;

  public Account(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** The path that all of the account's resources begin with. */
  public String path() {
    return endpoint.uri().getPath();
  }

  String authority() {
    return endpoint.uri().getAuthority();
  }

  /**
   * A request to what is below the account, for example {@code "/queue/messages"} or {@code
   * "?comp=list"}.
   */
  public Request request(String method, String belowAccount) {
    return new Request(this, method, path() + belowAccount);
  }

  /** A request for the service's properties. */
  public Request propertiesRequest(String method) {
    return request(method, "?restype=service&comp=properties");
  }

  /** A request to the address to read from. */
  public Request secondaryRequest(String method, String belowAccount) {
    return requestTo(method, path() + "-secondary" + belowAccount);
  }

  /** A request to any path, for example one of another account. */
  public Request requestTo(String method, String target) {
    return new Request(this, method, target);
  }

  public RawConnection connect() {
    return RawConnection.to(endpoint.uri());
  }

  /** A queue that does not exist. */
  public Queue absentQueue() {
    return new Queue(this, uniqueName());
  }

  /** A queue that has just been made. */
  public Queue newQueue() {
    Queue queue = absentQueue();
    Response created = queue.request("PUT", "").send();
    if (created.status() != 201) {
      throw new AssertionError("could not make a queue: " + created);
    }
    return queue;
  }

  /**
   * Names are never used twice, so that tests share an account, and a run shares it with the run
   * before.
   */
  public static String uniqueName() {
    return "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }
}
