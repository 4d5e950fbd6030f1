package io.queuerite.emulator.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.protocol.Query;
import org.junit.jupiter.api.Test;

final class SasTextTest {
  private static final AccountKey KEY = AccountKey.ofBase64(EmulatorOptions.DEVELOPMENT_KEY);
  private static final String ACCOUNT = "devstoreaccount1";
  private static final String TIMES = "&st=2027-01-01T00:00:00Z&se=2027-01-02T00:00:00Z";

  private static Sas sas(String query) {
    return new Sas(Query.parse(query));
  }

  @Test
  void anAccountSasSignsTheEncryptionScopeSince20201206() {
    String query = "sp=rwdlacup&ss=q&srt=sco&spr=https,http" + TIMES + "&sv=";
    String start =
        "devstoreaccount1\nrwdlacup\nq\nsco\n2027-01-01T00:00:00Z\n2027-01-02T00:00:00Z\n\nhttps,http\n";
    String older = SasText.account(sas(query + "2019-02-02"), ACCOUNT);
    assertThat(older).isEqualTo(start + "2019-02-02\n");
    assertThat(KEY.signs(older, "oWdTPe+lhmXuiFbEedE05EYZCnkte7VVQvoJX5oCMZE=")).isTrue();
    String newer = SasText.account(sas(query + "2026-06-06"), ACCOUNT);
    assertThat(newer).isEqualTo(start + "2026-06-06\n\n");
    assertThat(KEY.signs(newer, "b/Gk8RaI+hjx22UXN/AKqIhiKkQ+e+aVOs6y7TyFWPk=")).isTrue();
  }

  @Test
  void aQueueSasSignsItsFieldsWithoutALastLineEnd() {
    String query = "sp=raup&spr=https,http&sip=127.0.0.1-127.0.0.9&sv=2026-06-06" + TIMES;
    String text = SasText.queue(sas(query), ACCOUNT, "myq");
    assertThat(KEY.signs(text, "ElvRwUvNmd7QU4p44Z9kzwh00TU2DmKJeeDflY0Fvsw=")).isTrue();
    assertThat(text)
        .isEqualTo(
            "raup\n2027-01-01T00:00:00Z\n2027-01-02T00:00:00Z\n/queue/devstoreaccount1/myq\n\n"
                + "127.0.0.1-127.0.0.9\nhttps,http\n2026-06-06");
  }

  @Test
  void aQueueSasByPolicySignsTheIdentifier() {
    String text = SasText.queue(sas("si=policy1&sv=2026-06-06"), ACCOUNT, "myq");
    assertThat(KEY.signs(text, "r/pAG8a+673FtKCOK75BTqqQWqSymnzmE7Ox3/bjCl8=")).isTrue();
    assertThat(text).isEqualTo("\n\n\n/queue/devstoreaccount1/myq\npolicy1\n\n\n2026-06-06");
  }

  @Test
  void anOldQueueSasSignsFewerFields() {
    assertThat(SasText.queue(sas("sp=r&sv=2014-02-14"), ACCOUNT, "myq"))
        .isEqualTo("r\n\n\n/devstoreaccount1/myq\n\n2014-02-14");
  }

  @Test
  void aUserDelegationSasSignsTheKeysFields() {
    String user = "11111111-1111-1111-1111-111111111111";
    String tenant = "22222222-2222-2222-2222-222222222222";
    String query =
        "sp=raup&se=2027-01-02T00:00:00Z&skoid=%s&sktid=%s&skt=2027-01-01T00:00:00Z"
            + "&ske=2027-01-07T00:00:00Z&sks=q&skv=2026-02-06&sv=2026-02-06";
    String text = SasText.userDelegation(sas(query.formatted(user, tenant)), ACCOUNT, "myq");
    assertThat(text)
        .isEqualTo(
            "raup\n\n2027-01-02T00:00:00Z\n/queue/devstoreaccount1/myq\n%s\n%s\n2027-01-01T00:00:00Z\n2027-01-07T00:00:00Z\nq\n2026-02-06\n\n\n\n\n2026-02-06"
                .formatted(user, tenant));
    AccountKey ofUser = AccountKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    assertThat(ofUser.signs(text, "zJvkff2ZMCtloWHVq4fhikiQhag53LvcRXun4c6Ku6I=")).isTrue();
  }
}
