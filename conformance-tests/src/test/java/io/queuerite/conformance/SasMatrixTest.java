package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.TableOperation.Scene;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation with every signature that matters: allowed exactly where the tables say, refused
 * with the right code otherwise, and what is refused leaves everything as it was.
 */
@AgainstTarget(alone = true)
class SasMatrixTest {
  /** Those of queues, and those that other services give a meaning. */
  private static final String LETTERS = "rwdlacupxytfi";

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void anAccountSasAllowsWhatTheTableSays(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    for (String types : List.of("s", "c", "o", "sc", "so", "co", "sco")) {
      for (String letters : accountSubsets(operation)) {
        StorageFault refusal = refusalOfAccountSas(operation, types, letters);
        Sas sas = Sas.account().set("srt", types).permitting(letters);
        judge(operation, sas, refusal, refusal == null ? Scene.set(account) : scene);
      }
    }
    assertUntouched(scene);
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void aQueueSasAllowsWhatTheTableSays(TableOperation operation, Account account) {
    Scene untouched = Scene.set(account);
    for (String letters : queueSubsets()) {
      StorageFault refusal = refusalOfQueueSas(operation, letters);
      Scene scene = refusal == null ? Scene.set(account) : untouched;
      judge(operation, Sas.queue(scene.queue().name()).permitting(letters), refusal, scene);
    }
    assertUntouched(untouched);
  }

  /** The signature is as good for its own queue as can be, and says nothing of any other. */
  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void aQueueSasIsWorthNothingElsewhere(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    Sas ofAnother = Sas.queue(account.newQueue().name());
    judge(operation, ofAnother, StorageFault.AUTHENTICATION_FAILED, scene);
    assertUntouched(scene);
  }

  @ParameterizedTest
  @EnumSource(TableOperation.class)
  void anAccountSasForOtherServicesAllowsNothing(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    judge(operation, Sas.account().set("ss", "btf"), StorageFault.SERVICE_MISMATCH, scene);
    assertUntouched(scene);
  }

  private static void judge(
      TableOperation operation, Sas sas, @Nullable StorageFault refusal, Scene scene) {
    Response answer = operation.request(scene).with(sas).send();
    String tried = operation + " with " + sas.token();
    if (refusal == null) {
      assertThatAnswer(answer).as(tried).hasStatus(operation.success());
    } else {
      assertThatAnswer(answer).as(tried).isFault(refusal);
    }
  }

  /** None, each alone, all, and all but those that would do. */
  private static List<String> accountSubsets(TableOperation operation) {
    List<String> subsets = new ArrayList<>(LETTERS.chars().mapToObj(Character::toString).toList());
    subsets.add("");
    subsets.add(LETTERS);
    subsets.add(
        operation.accountLetters().isEmpty()
            ? LETTERS
            : LETTERS.replaceAll("[" + operation.accountLetters() + "]", ""));
    return subsets;
  }

  /** All there are: every choice of the four letters, in their order. */
  private static List<String> queueSubsets() {
    List<String> subsets = new ArrayList<>(List.of(""));
    for (char letter : Sas.ALL_QUEUE.toCharArray()) {
      subsets.addAll(subsets.stream().map(subset -> subset + letter).toList());
    }
    return subsets;
  }

  private static @Nullable StorageFault refusalOfAccountSas(
      TableOperation operation, String types, String letters) {
    if (letters.isEmpty()) {
      return StorageFault.AUTHENTICATION_FAILED;
    }
    if (types.indexOf(operation.resourceType()) < 0) {
      return StorageFault.RESOURCE_TYPE_MISMATCH;
    }
    return haveOneOf(operation.accountLetters(), letters) ? null : StorageFault.PERMISSION_MISMATCH;
  }

  private static @Nullable StorageFault refusalOfQueueSas(
      TableOperation operation, String letters) {
    // What is signed names a queue, and the service has none.
    if (letters.isEmpty() || operation.isOfTheService()) {
      return StorageFault.AUTHENTICATION_FAILED;
    }
    if (operation.queueLetters().isEmpty()) {
      return StorageFault.AUTHORIZATION_FAILURE;
    }
    return haveOneOf(operation.queueLetters(), letters) ? null : StorageFault.PERMISSION_MISMATCH;
  }

  private static boolean haveOneOf(String wanted, String letters) {
    return wanted.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
  }

  private static void assertUntouched(Scene scene) {
    assertThat(scene.queue().peek())
        .singleElement()
        .returns(scene.message().id(), Message::id)
        .returns("text", Message::text)
        .returns(0, Message::dequeueCount);
  }
}
