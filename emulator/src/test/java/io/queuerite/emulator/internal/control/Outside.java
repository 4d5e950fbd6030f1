package io.queuerite.emulator.internal.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Request;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;

/** Callers that are not on the emulator's own machine, or look like it. */
final class Outside {
  private Outside() {}

  /** An address of this machine that is not its loopback one. */
  static InetAddress address() {
    Optional<InetAddress> found;
    try {
      found =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
              .findFirst();
    } catch (IOException none) {
      found = Optional.empty();
    }
    assumeTrue(found.isPresent(), "this machine has no address but the loopback one");
    return found.orElseThrow();
  }

  static Request get(String path) {
    return new Request(
        "GET",
        path,
        new Headers(List.of()),
        new byte[0],
        new Request.Peer("192.0.2.1", false, false));
  }
}
