package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.TableOperation.Scene;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.DelegationKey;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Request.Signing;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation with every kind of identity: allowed exactly where the tables say, and what is
 * refused leaves everything as it was. {@link SasMatrixTest} goes through account and queue SAS in
 * all their combinations.
 */
@AgainstTarget(setup = Setup.TOKENS)
class IdentityMatrixTest {
  private static final String POLICY = "policy";

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void eitherKeyAllowsEverything(TableOperation operation, Account account) {
    for (String key : List.of(Account.KEY, Setup.SECOND_KEY)) {
      for (Signing signing : List.of(Signing.SHARED_KEY, Signing.SHARED_KEY_LITE)) {
        Request request = operation.request(Scene.set(account));
        Response answer = request.signedBy(Account.NAME, key).signing(signing).send();
        assertThatAnswer(answer).as("%s %s", operation, signing).hasStatus(operation.success());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void nobodyIsAllowedNothing(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    assertThatAnswer(operation.request(scene).signing(Signing.NONE).send())
        .isFault(StorageFault.NO_AUTHENTICATION);
    assertThatAnswer(operation.request(scene).version("2018-11-09").signing(Signing.NONE).send())
        .isFault(StorageFault.RESOURCE_NOT_FOUND);
    assertUntouched(scene);
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void aTokenAllowsAllButAccessPolicies(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    Response answer = operation.request(scene).bearer(Token.good().text()).send();
    if (operation.accountLetters().isEmpty()) {
      assertThatAnswer(answer).isFault(StorageFault.PERMISSION_MISMATCH);
      assertUntouched(scene);
    } else {
      assertThatAnswer(answer).hasStatus(operation.success());
    }
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void aUsersSignatureAllowsWhatTheTableSays(TableOperation operation, Account account) {
    DelegationKey key = DelegationKey.get(account, 1, Token.good());
    judge(operation, account, letters -> queue -> Sas.delegated(queue, key).permitting(letters));
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void aPolicyAllowsWhatTheTableSays(TableOperation operation, Account account) {
    judge(operation, account, letters -> queue -> Sas.policy(queue, POLICY));
  }

  /** With every choice of letters, in a signature of its own or in the policy that it names. */
  private static void judge(
      TableOperation operation, Account account, Function<String, Function<String, Sas>> token) {
    for (String letters : subsets()) {
      Scene scene = Scene.set(account);
      storePolicy(scene, letters);
      Sas sas = token.apply(letters).apply(scene.queue().name());
      Response answer = operation.request(scene).with(sas).send();
      StorageFault refusal = refusal(operation, letters);
      if (refusal == null) {
        assertThatAnswer(answer).as(operation + " with " + letters).hasStatus(operation.success());
      } else {
        assertThatAnswer(answer).as(operation + " with " + letters).isFault(refusal);
        assertUntouched(scene);
      }
    }
  }

  private static @Nullable StorageFault refusal(TableOperation operation, String letters) {
    // What is signed names a queue, and the service has none.
    if (letters.isEmpty() || operation.isOfTheService()) {
      return StorageFault.AUTHENTICATION_FAILED;
    }
    if (operation.queueLetters().isEmpty()) {
      return StorageFault.AUTHORIZATION_FAILURE;
    }
    return operation.queueLetters().chars().anyMatch(letter -> letters.indexOf(letter) >= 0)
        ? null
        : StorageFault.PERMISSION_MISMATCH;
  }

  private static void storePolicy(Scene scene, String letters) {
    String permission = letters.isEmpty() ? "" : "<Permission>" + letters + "</Permission>";
    Response stored =
        scene
            .queue()
            .aclRequest("PUT")
            .body(
                "<SignedIdentifiers><SignedIdentifier><Id>%s</Id><AccessPolicy><Expiry>2099-01-01</Expiry>%s</AccessPolicy></SignedIdentifier></SignedIdentifiers>"
                    .formatted(POLICY, permission))
            .send();
    assertThatAnswer(stored).hasStatus(204);
  }

  private static List<String> subsets() {
    List<String> subsets = new ArrayList<>(List.of(""));
    for (char letter : Sas.ALL_QUEUE.toCharArray()) {
      subsets.addAll(subsets.stream().map(subset -> subset + letter).toList());
    }
    return subsets;
  }

  private static void assertUntouched(Scene scene) {
    assertThat(scene.queue().peek())
        .singleElement()
        .returns(scene.message().id(), Message::id)
        .returns("text", Message::text)
        .returns(0, Message::dequeueCount);
  }
}
