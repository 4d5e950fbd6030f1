package io.queuerite.emulator.testing;

import io.queuerite.emulator.internal.model.StorageError;
import java.time.Duration;
import java.util.List;

/** Something that goes wrong with a request. */
public sealed interface Fault {
  /** The points at which it makes sense; the first is the usual one. */
  default List<FaultPoint> points() {
    return List.of(FaultPoint.BEFORE, FaultPoint.AFTER_COMMIT);
  }

  /**
   * The request waits, by the real clock, and then goes on to meet the next fault or none.
   *
   * @param by more than nothing, at most an hour
   */
  record Delay(Duration by) implements Fault {
    public Delay {
      if (by.isNegative() || by.isZero() || by.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException(
            "by '" + by + "': expected more than nothing and at most an hour");
      }
    }
  }

  /**
   * The service's own answer to something gone wrong, with the status, message and headers that the
   * code has.
   *
   * @param code as in {@code x-ms-error-code}: {@code ServerBusy}, {@code InternalError}, {@code
   *     OperationTimedOut} ...
   */
  record ServiceError(String code) implements Fault {
    public ServiceError {
      if (StorageError.ofCode(code) == null) {
        throw new IllegalArgumentException(
            "code '" + code + "': expected one of the service's, such as ServerBusy");
      }
    }
  }

  /**
   * A bare HTTP status, as a proxy on the way may answer, without a code or a body.
   *
   * @param code 200 to 599
   */
  record Status(int code) implements Fault {
    public Status {
      if (code < 200 || code > 599) {
        throw new IllegalArgumentException("code '" + code + "': expected 200 to 599");
      }
    }
  }

  /** The connection ends without an answer. */
  record DropConnection() implements Fault {}

  /** The first half of the answer's bytes arrives, and then the connection ends. */
  record TruncateAnswer() implements Fault {
    @Override
    public List<FaultPoint> points() {
      return List.of(FaultPoint.AFTER_COMMIT);
    }
  }

  /** The answer arrives whole, and its XML is not. Answers without a body do not meet it. */
  record MalformedXml() implements Fault {
    @Override
    public List<FaultPoint> points() {
      return List.of(FaultPoint.AFTER_COMMIT);
    }
  }

  /**
   * The messages that Get Messages hands out stay visible all the same, so that the next one who
   * asks gets them too: what "at least once" means.
   */
  record DuplicateDelivery() implements Fault {
    @Override
    public List<FaultPoint> points() {
      return List.of(FaultPoint.BEFORE);
    }
  }

  /** The request waits that long, by the real clock. */
  static Fault delay(Duration by) {
    return new Delay(by);
  }

  /** 503 {@code ServerBusy}, which every client tries again. */
  static Fault serverBusy() {
    return new ServiceError("ServerBusy");
  }

  /** The error of that code. */
  static Fault error(String code) {
    return new ServiceError(code);
  }

  /** A bare HTTP status. */
  static Fault status(int code) {
    return new Status(code);
  }

  /** The connection ends without an answer. */
  static Fault dropConnection() {
    return new DropConnection();
  }

  /** Half an answer. */
  static Fault truncateAnswer() {
    return new TruncateAnswer();
  }

  /** An answer with broken XML. */
  static Fault malformedXml() {
    return new MalformedXml();
  }

  /** Messages handed out and visible all the same. */
  static Fault duplicateDelivery() {
    return new DuplicateDelivery();
  }
}
