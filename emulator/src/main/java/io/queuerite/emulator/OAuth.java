package io.queuerite.emulator;

/** Which bearer tokens of Microsoft Entra ID an emulator takes. */
public enum OAuth {
  /** None: a request with one is told to authenticate in another way. */
  NONE,

  /**
   * Those whose times, issuer and audience are right. Who signed a token is not looked at, and what
   * roles its user has neither: the user may do all that a token can allow. Over plain HTTP each
   * token is refused, as they are by Azure. Needs {@code com.nimbusds:nimbus-jose-jwt} on the
   * classpath.
   */
  BASIC
}
