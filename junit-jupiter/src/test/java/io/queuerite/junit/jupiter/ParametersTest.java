package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueAsyncClient;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceAsyncClient;
import com.azure.storage.queue.QueueServiceClient;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.QueueProbe;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may be a parameter, by running small test classes for real. */
final class ParametersTest {

  @QueueTest
  static class AllTypes {
    @BeforeAll
    static void beforeAll(@QueueConnectionString String connection, QueueEmulator emulator) {
      assertThat(connection).isEqualTo(emulator.connectionString());
    }

    @BeforeEach
    void beforeEach(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
    }

    @Test
    void connectionString(@QueueConnectionString String connection, QueueEmulator emulator) {
      assertThat(connection).isEqualTo(emulator.connectionString());
    }

    @Test
    void clientsOfOneQueue(
        @Queue("orders") QueueClient orders, @Queue("orders") QueueAsyncClient same) {
      assertThat(orders.receiveMessage().getBody()).hasToString("hello");
      same.sendMessage("again").block();
      assertThat(orders.receiveMessage().getBody()).hasToString("again");
    }

    @Test
    void clientsOfTheService(QueueServiceClient service, QueueServiceAsyncClient same) {
      assertThat(service.listQueues()).hasSize(1);
      assertThat(same.listQueues().toIterable()).hasSize(1);
    }

    @Test
    void theSameQueueFromBehind(@Queue("orders") QueueProbe orders, QueueEmulator emulator) {
      assertThat(orders.snapshot().messages()).hasSize(1);
      assertThat(emulator.journal().count(QueueOperation.CREATE_QUEUE)).isZero();
    }

    @Test
    void queuesWithoutANameAreDifferentOnes(QueueClient one, QueueAsyncClient other) {
      one.sendMessage("hello");
      assertThat(other.receiveMessage().blockOptional()).isEmpty();
    }
  }

  @Test
  void emulatorConnectionStringAndClientsAreParameters() {
    Launched.classes(AllTypes.class).succeeded(5);
  }

  @QueueTest
  static class ConnectionToAnInt {
    @Test
    void test(@QueueConnectionString int number) {
      assertThat(number).isZero();
    }
  }

  @QueueTest
  static class QueueIsAString {
    @Test
    void test(@Queue("orders") String orders) {
      assertThat(orders).isEmpty();
    }
  }

  @QueueTest(perTestAccount = true)
  static class AccountAtLarge {
    @BeforeAll
    static void beforeAll(QueueServiceClient service) {
      assertThat(service).isNotNull();
    }

    @Test
    void test() {}
  }

  static class OverHttps {
    @RegisterExtension
    static final QueueEmulatorExtension QUEUES =
        QueueEmulatorExtension.builder()
            .emulator(QueueEmulator.builder().https(Https.auto()))
            .build();

    @Test
    void test(QueueServiceClient service) {
      assertThat(service).isNotNull();
    }
  }

  @QueueTest
  static class SomebodyElses {
    @Test
    void test(String text) {
      assertThat(text).isEmpty();
    }
  }

  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Wired {}

  @QueueTest
  static class SomebodyElsesClient {
    @Test
    void test(@Wired QueueClient orders) {
      assertThat(orders).isNull();
    }
  }

  private static void assertThatItFailsWith(Class<?> type, String message) {
    assertThat(Launched.classes(type).onlyFailure()).hasMessageContaining(message);
  }

  @Test
  void aParameterThatCannotBeFilledInSaysWhatWasExpected() {
    assertThatItFailsWith(
        ConnectionToAnInt.class, "@QueueConnectionString on int number: expected it on a String");
    assertThatItFailsWith(
        QueueIsAString.class, "@Queue on java.lang.String orders: expected it on a QueueClient");
    assertThatItFailsWith(AccountAtLarge.class, "each test has its own account");
    assertThatItFailsWith(OverHttps.class, "has to trust emulator.certificate()");
  }

  @Test
  void aParameterThatIsNotOursIsLeftToOthers() {
    assertThatItFailsWith(SomebodyElses.class, "No ParameterResolver registered");
    assertThatItFailsWith(SomebodyElsesClient.class, "No ParameterResolver registered");
  }
}
