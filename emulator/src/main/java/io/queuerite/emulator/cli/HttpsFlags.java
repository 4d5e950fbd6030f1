package io.queuerite.emulator.cli;

import io.queuerite.emulator.Https;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that choose HTTPS: those of {@code azurite-queue}, and {@code --https auto}. */
final class HttpsFlags {
  /** What {@code --https} may be. */
  enum Certificate {
    AUTO
  }

  @Option(
      names = "--https",
      paramLabel = "auto",
      description =
          "Speak HTTPS with a certificate made at the first start, kept in the location folder.")
  @Nullable Certificate https;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Speak HTTPS with this certificate: PEM with --key, or PKCS#12 (.pfx).")
  @Nullable Path cert;

  @Option(names = "--key", paramLabel = "FILE", description = "Private key of --cert, in PEM.")
  @Nullable Path key;

  @Option(
      names = "--pwd",
      paramLabel = "PASSWORD",
      description = "Password of the .pfx or the encrypted key. Better in QUEUERITE_PWD.")
  @Nullable String pwd;

  /** Whether a certificate of our own is to be kept in the location folder. */
  boolean isAuto() {
    return https != null;
  }

  /**
   * What was chosen; null for plain HTTP.
   *
   * @param folder where a certificate of our own is kept, also when data is in memory: trust in it
   *     outlasts a restart
   */
  @Nullable Https chosen(Path folder) {
    if (cert == null) {
      if (key != null || pwd != null) {
        throw new MistakeException((key == null ? "--pwd" : "--key") + ": expected --cert with it");
      }
      return https == null ? null : Https.auto(folder);
    }
    if (https != null) {
      throw new MistakeException("--https auto and --cert: expected one of them");
    }
    try {
      return given(cert);
    } catch (IllegalArgumentException unusable) {
      // The message begins with the parameter, which has the flag's name.
      throw new MistakeException("--" + unusable.getMessage());
    }
  }

  /** The file that clients are to trust, where the emulator made it; otherwise null. */
  @Nullable Path toTrust(Path folder) {
    return https == null ? null : folder.resolve(Https.CERTIFICATE_FILE);
  }

  private Https given(Path certificate) {
    if (key == null) {
      return Https.pfx(certificate, pwd == null ? "" : pwd);
    }
    return pwd == null ? Https.pem(certificate, key) : Https.pem(certificate, key, pwd);
  }
}
