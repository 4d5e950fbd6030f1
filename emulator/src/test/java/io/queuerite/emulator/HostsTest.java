package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostsTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "localhost, localhost",
    "0.0.0.0, 127.0.0.1",
    "::, [::1]",
    "::1, [::1]",
    "[::1], [::1]",
    "fe80::1, [fe80::1]"
  })
  void aClientCanReachWhatAServerListensOn(String host, String reachable) {
    assertThat(Hosts.reachable(host)).isEqualTo(reachable);
  }
}
