package io.queuerite.emulator.internal.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.auth.Authenticator;
import io.queuerite.emulator.internal.auth.DelegationKeys;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ReplicationStatus;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.operation.Operations;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.XmlOutput;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.jdbc.JdbcQueueStore;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The errors that no client can bring about: a request is answered whatever breaks. */
final class DispatcherFailureTest {
  private static final String ACCOUNT = "devstoreaccount1";

  /** Kept here: the JDK holds loggers weakly. */
  private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

  private static final InstantSource NEW_YEAR =
      InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z"));

  private final QueueStore store = JdbcQueueStore.inMemory();

  @AfterEach
  void closesTheStore() {
    store.close();
  }

  @Test
  void whatArrivesWhileTheStoreClosesMayBeTriedAgain() {
    Function<AccountName, CompletableFuture<ServiceProperties>> properties =
        store::getServiceProperties;
    store.close();
    Reply reply = answer(list(), properties);
    assertIs(StorageError.SERVER_BUSY, reply);
    assertThat(reply.headers()).contains(new Header("Retry-After", "1"));
  }

  @Test
  void aReadIsAnsweredEvenWhereTheRulesOfItsAccountCannotBeRead() {
    assertThat(answer(list(), account -> broken()).status()).isEqualTo(200);
    assertThat(answer(list(), DispatcherFailureTest::breaking).status()).isEqualTo(200);
  }

  @Test
  void whatFailsInTheStoreIsLoggedWithTheRequestsId() {
    SQLException why = new SQLException("the disk is full, on purpose");
    StorageException failure = StorageError.INTERNAL_ERROR.exception().because(why);
    List<LogRecord> records = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            if (Objects.equals(record.getThrown(), why)) {
              records.add(record);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.addHandler(handler);
    Reply reply = answer(preflight(), account -> CompletableFuture.failedFuture(failure));
    LOGGER.removeHandler(handler);
    String id =
        reply.headers().stream()
            .filter(header -> header.name().equals("x-ms-request-id"))
            .map(Header::value)
            .findFirst()
            .orElseThrow();
    assertThat(records)
        .singleElement()
        .satisfies(record -> assertThat(record.getMessage()).contains(id));
  }

  @Test
  void aDefectIsAnInternalErrorAndTellsNothingOfItself() {
    assertIs(StorageError.INTERNAL_ERROR, answer(preflight(), account -> broken()));
    assertIs(StorageError.INTERNAL_ERROR, answer(preflight(), DispatcherFailureTest::breaking));
  }

  private static void assertIs(StorageError error, Reply reply) {
    assertThat(reply.status()).isEqualTo(error.status());
    assertThat(reply.reason()).isEqualTo(error.message());
    assertThat(reply.headers()).contains(new Header("x-ms-error-code", error.code()));
    XmlOutput body = Objects.requireNonNull(reply.writeBody());
    assertThat(new String(Arrays.copyOf(body.bytes(), body.length()), UTF_8))
        .contains("<Code>" + error.code() + "</Code><Message>" + error.message() + "\n")
        .endsWith("Z</Message></Error>")
        .doesNotContain("on purpose");
  }

  private Reply answer(
      Request request, Function<AccountName, CompletableFuture<ServiceProperties>> properties) {
    Accounts accounts = new Accounts(Map.of(ACCOUNT, List.of(EmulatorOptions.DEVELOPMENT_KEY)));
    Dispatcher dispatcher =
        new Dispatcher(
            accounts,
            new Authenticator(accounts, NEW_YEAR, true, false, store::getPolicies),
            new Operations(
                store,
                new Operations.Settings(Duration.ZERO, ReplicationStatus.LIVE),
                new DelegationKeys(accounts, InstantSource.system())),
            properties,
            NEW_YEAR,
            new Dispatcher.Tools(
                new FaultPlan(), new RequestJournal(0, () -> ""), new Eras(), List.of()),
            new Dispatcher.Options(true, false));
    return dispatcher.dispatch(request).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static CompletableFuture<ServiceProperties> broken() {
    return CompletableFuture.failedFuture(new IllegalStateException("broken on purpose"));
  }

  private static CompletableFuture<ServiceProperties> breaking(AccountName account) {
    throw new IllegalStateException("broken on purpose: " + account);
  }

  /** The example of the protocol's section 10. */
  private static Request list() {
    return request(
        "GET",
        "/devstoreaccount1?comp=list&maxresults=2&prefix=a%20b",
        new Header("x-ms-date", "Fri, 01 Jan 2027 00:00:00 GMT"),
        new Header("x-ms-version", "2026-06-06"),
        new Header(
            "Authorization",
            "SharedKey devstoreaccount1:h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s="));
  }

  private static Request preflight() {
    return request(
        "OPTIONS",
        "/devstoreaccount1/orders",
        new Header("Origin", "http://a.example"),
        new Header("Access-Control-Request-Method", "GET"));
  }

  private static Request request(String method, String target, Header... headers) {
    return new Request(
        method,
        target,
        new Headers(List.of(headers)),
        new byte[0],
        new Request.Peer("127.0.0.1", false, true));
  }
}
