package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Target.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
  private static final String IP = "127.0.0.1:10001";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          /acc,                    SERVICE,  -,     -
          /acc/,                   SERVICE,  -,     -
          //acc//,                 SERVICE,  -,     -
          /acc/queue,              QUEUE,    queue, -
          /acc//queue,             QUEUE,    queue, -
          /acc/queue/,             QUEUE,    queue, -
          /acc/messages,           QUEUE,    messages, -
          /acc/queue/messages,     MESSAGES, queue, -
          /acc/queue/messages/,    MESSAGES, queue, -
          /acc/queue/messages/id,  MESSAGE,  queue, id
          /acc//queue//messages//id//, MESSAGE, queue, id
          /acc/messages/messages/messages, MESSAGE, messages, messages
          /%61cc/q%75eue/%6Dessages/%69d%20, MESSAGE, queue, 'id '
          /acc/a%2Fb,              QUEUE,    a/b,   -
          """)
  void aPathNamesAccountQueueAndMessage(
      String path, Resource resource, @Nullable String queue, @Nullable String messageId) {
    assertThat(of(path, IP)).isEqualTo(new Target("acc", false, false, resource, queue, messageId));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/acc/queue/message",
        "/acc/queue/Messages",
        "/acc/queue/other/id",
        "/acc/queue/messages/id/more"
      })
  void aPathThatNamesNothingIsRefused(String path) {
    assertRefused(StorageError.INVALID_URI, () -> of(path, IP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "//"})
  void aPathWithoutAnAccountNamesNone(String path) {
    assertThat(of(path, IP)).isEqualTo(new Target("", false, false, Resource.SERVICE, null, null));
  }

  @Test
  void theSecondaryIsASuffixOfTheAccount() {
    assertThat(of("/acc-secondary/queue", IP))
        .isEqualTo(new Target("acc", true, false, Resource.QUEUE, "queue", null));
    assertThat(of("/queue", "acc-secondary.queue.localhost:10001"))
        .isEqualTo(new Target("acc", true, true, Resource.QUEUE, "queue", null));
    assertThat(of("/acc/q-secondary", IP).secondary()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acc.queue.localhost:10001",
        "acc.queue.core.windows.net",
        "acc.localhost",
        "acc.emulator.svc.cluster.local:80"
      })
  void aHostMayNameAnAccount(String host) {
    assertThat(of("/queue/messages", host))
        .isEqualTo(new Target("acc", false, true, Resource.MESSAGES, "queue", null));
    assertThat(of("/", host))
        .isEqualTo(new Target("acc", false, true, Resource.SERVICE, null, null));
  }

  @Test
  void aHostMayNameAnAccountThatIsNotThere() {
    assertThat(of("/queue", "nobody.queue.localhost").account()).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:10001",
        "localhost:10001",
        "host.docker.internal:10001",
        "queuerite.default.svc.cluster.local",
        "[::1]:10001",
        ".acc.queue.localhost",
        "acc",
        ""
      })
  void anyOtherHostIsJustTheEmulators(String host) {
    assertThat(of("/acc/queue", host))
        .isEqualTo(new Target("acc", false, false, Resource.QUEUE, "queue", null));
  }

  @Test
  void hostsNameNoAccountsWhereThatIsSwitchedOff() {
    assertThat(Target.of("/acc/queue", "acc.queue.localhost", false, "acc"::equals))
        .isEqualTo(new Target("acc", false, false, Resource.QUEUE, "queue", null));
  }

  private static Target of(String path, String host) {
    return Target.of(path, host, true, "acc"::equals);
  }
}
