package io.queuerite.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The signer of tokens against the published vectors. */
@Tag("harness")
class SasVectorsTest {
  private static final String START = "2027-01-01T00:00:00Z";
  private static final String EXPIRY = "2027-01-02T00:00:00Z";

  @Test
  void signsForTheAccount() {
    assertThat(account("2019-02-02").signature())
        .isEqualTo("oWdTPe+lhmXuiFbEedE05EYZCnkte7VVQvoJX5oCMZE=");
  }

  @Test
  void signsForTheAccountWithAnEncryptionScope() {
    Sas sas = account("2026-06-06");
    assertThat(sas.stringToSign()).endsWith("\n2026-06-06\n\n");
    assertThat(sas.signature()).isEqualTo("b/Gk8RaI+hjx22UXN/AKqIhiKkQ+e+aVOs6y7TyFWPk=");
  }

  @Test
  void signsForAQueue() {
    Sas sas =
        Sas.queue("myq")
            .set("st", START)
            .expiring(EXPIRY)
            .set("sip", "127.0.0.1-127.0.0.9")
            .set("spr", "https,http");
    assertThat(sas.stringToSign())
        .isEqualTo(
            "raup\n2027-01-01T00:00:00Z\n2027-01-02T00:00:00Z\n/queue/devstoreaccount1/myq\n\n"
                + "127.0.0.1-127.0.0.9\nhttps,http\n2026-06-06");
    assertThat(sas.signature()).isEqualTo("ElvRwUvNmd7QU4p44Z9kzwh00TU2DmKJeeDflY0Fvsw=");
  }

  @Test
  void signsForAPolicy() {
    assertThat(Sas.policy("myq", "policy1").signature())
        .isEqualTo("r/pAG8a+673FtKCOK75BTqqQWqSymnzmE7Ox3/bjCl8=");
  }

  @Test
  void signsLessForOldVersions() {
    Sas sas = Sas.queue("myq").without("se").set("sv", "2014-02-14").set("sip", "127.0.0.1");
    assertThat(sas.stringToSign()).isEqualTo("raup\n\n\n/devstoreaccount1/myq\n\n2014-02-14");
  }

  private static Sas account(String version) {
    return Sas.account()
        .set("sv", version)
        .set("st", START)
        .expiring(EXPIRY)
        .set("spr", "https,http");
  }
}
