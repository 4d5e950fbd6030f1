package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.RequestSubject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose answer is ready, as observers see it. */
public interface Answered {
  Request request();

  /** The request id, a lower-case GUID. */
  String id();

  /** The version that the request names; the newest where it names none. */
  String version();

  /** When it came, by the emulator's clock. */
  Instant now();

  /** What it asks for, as far as its first line tells. */
  RequestSubject subject();

  /** The user whose bearer token it carries, once that is found right; null for any other. */
  @Nullable User user();

  /** The answer, with all its headers but those of the rules for other origins. */
  Reply reply();

  /** The error that is the answer; null for none, and for what a fault made up. */
  @Nullable StorageException failure();

  /** The faults that it met. */
  List<Fault> faults();

  /** From its last byte to the answer, in nanoseconds. */
  long nanos();
}
