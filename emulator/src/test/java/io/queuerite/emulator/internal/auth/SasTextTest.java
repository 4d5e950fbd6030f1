package io.queuerite.emulator.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.protocol.Query;
import org.junit.jupiter.api.Test;

class SasTextTest {
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
    assertThat(SasText.account(sas(query + "2019-02-02"), ACCOUNT))
        .isEqualTo(start + "2019-02-02\n");
    assertThat(SasText.account(sas(query + "2026-06-06"), ACCOUNT))
        .isEqualTo(start + "2026-06-06\n\n");
  }

  @Test
  void aQueueSasSignsItsFieldsWithoutALastLineEnd() {
    String query = "sp=raup&spr=https,http&sip=127.0.0.1-127.0.0.9&sv=2026-06-06" + TIMES;
    assertThat(SasText.queue(sas(query), ACCOUNT, "myq"))
        .isEqualTo(
            "raup\n2027-01-01T00:00:00Z\n2027-01-02T00:00:00Z\n/queue/devstoreaccount1/myq\n\n"
                + "127.0.0.1-127.0.0.9\nhttps,http\n2026-06-06");
  }

  @Test
  void aQueueSasByPolicySignsTheIdentifier() {
    assertThat(SasText.queue(sas("si=policy1&sv=2026-06-06"), ACCOUNT, "myq"))
        .isEqualTo("\n\n\n/queue/devstoreaccount1/myq\npolicy1\n\n\n2026-06-06");
  }

  @Test
  void anOldQueueSasSignsFewerFields() {
    assertThat(SasText.queue(sas("sp=r&sv=2014-02-14"), ACCOUNT, "myq"))
        .isEqualTo("r\n\n\n/devstoreaccount1/myq\n\n2014-02-14");
  }

  @Test
  void aUserDelegationSasSignsTheKeysFields() {
    String query =
        "sp=raup&se=2027-01-02T00:00:00Z&skoid=o&sktid=t&skt=2027-01-01T00:00:00Z"
            + "&ske=2027-01-07T00:00:00Z&sks=q&skv=2026-02-06&sv=2026-02-06";
    assertThat(SasText.userDelegation(sas(query), ACCOUNT, "myq"))
        .isEqualTo(
            "raup\n\n2027-01-02T00:00:00Z\n/queue/devstoreaccount1/myq\no\nt\n2027-01-01T00:00:00Z\n"
                + "2027-01-07T00:00:00Z\nq\n2026-02-06\n\n\n\n\n2026-02-06");
  }
}
