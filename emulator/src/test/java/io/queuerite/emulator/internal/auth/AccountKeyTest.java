package io.queuerite.emulator.internal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.EmulatorOptions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class AccountKeyTest {
  private static final String KEY = EmulatorOptions.DEVELOPMENT_KEY;

  @Test
  void aKeySignsWhatItsMacIsOf() {
    AccountKey key = AccountKey.ofBase64(KEY);
    assertThat(key.signs("text\u00e4", sign(KEY, "text\u00e4"))).isTrue();
    assertThat(key.signs("other", sign(KEY, "text"))).isFalse();
    assertThat(AccountKey.ofBase64("AAECAwQFBgc=").signs("text", sign(KEY, "text"))).isFalse();
  }

  @Test
  void threadsDoNotMixTheirTexts() {
    AccountKey key = AccountKey.ofBase64(KEY);
    assertThat(
            IntStream.range(0, 5000)
                .parallel()
                .mapToObj(Integer::toString)
                .filter(text -> !key.signs(text, sign(KEY, text))))
        .isEmpty();
  }

  @Test
  void whatIsNoKeyIsRefused() {
    for (String text : new String[] {"", "no key"}) {
      assertThatThrownBy(() -> AccountKey.ofBase64(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A signature made without the code under test. */
  static String sign(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
