package io.queuerite.emulator;

import io.queuerite.emulator.internal.tls.PemFiles;
import io.queuerite.emulator.internal.tls.PfxFile;
import io.queuerite.emulator.internal.tls.SelfSigned;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The certificate with which an emulator speaks HTTPS (TLS 1.2 and 1.3), and nothing but HTTPS.
 *
 * <pre>{@code
 * QueueEmulator emulator = QueueEmulator.builder().https(Https.auto()).start();
 * }</pre>
 */
public abstract sealed class Https {
  /** The file that {@link #auto} keeps for clients to trust, in PEM. */
  public static final String CERTIFICATE_FILE = SelfSigned.CERTIFICATE_FILE;

  private Https() {}

  /**
   * A certificate of the emulator's own making, for {@code localhost}, {@code 127.0.0.1}, {@code
   * ::1}, {@code *.queue.localhost} and the host on which it listens. Where data has a folder, the
   * certificate is kept there, and is the same after a restart; otherwise it leaves no file behind.
   *
   * @see QueueEmulator#certificate()
   */
  public static Https auto() {
    return new Auto(null);
  }

  /**
   * The same, kept in a folder that is made if need be: {@code queuerite-cert.pem} for clients to
   * trust, and {@code queuerite-key.p12} with the private key, which only its owner may read. It is
   * replaced when it has less than a day left, or does not hold for the host.
   */
  public static Https auto(Path folder) {
    return new Auto(folder);
  }

  /**
   * A certificate and its key from PEM files, which are read now.
   *
   * @param cert the server's own certificate, then those that vouch for it, if any
   * @param key its private key, RSA, EC or EdDSA, in PKCS#8, PKCS#1 or SEC 1
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  public static Https pem(Path cert, Path key) {
    return new Given(PemFiles.read(cert, key, null));
  }

  /**
   * The same with an encrypted key.
   *
   * @param key its private key in PKCS#8; the password is not looked at where it is not encrypted
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  public static Https pem(Path cert, Path key, String pwd) {
    return new Given(PemFiles.read(cert, key, pwd));
  }

  /**
   * A certificate with its key from one PKCS#12 file, which is read now.
   *
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  public static Https pfx(Path cert, String pwd) {
    return new Given(PfxFile.read(cert, pwd));
  }

  /** What the server is to show; made now where it is to be made. */
  abstract ServerCertificate certificate(EmulatorOptions options, Instant now);

  private static final class Auto extends Https {
    private final @Nullable Path folder;

    Auto(@Nullable Path folder) {
      this.folder = folder;
    }

    @Override
    ServerCertificate certificate(EmulatorOptions options, Instant now) {
      Path kept = folder == null ? options.location() : folder;
      try {
        return kept == null
            ? SelfSigned.inMemory(options.host())
            : SelfSigned.kept(kept, options.host(), now);
      } catch (IOException why) {
        String where = kept == null ? "" : " in '" + kept + "'";
        throw new EmulatorStartException(
            "cannot make a certificate%s (%s): choose another folder with --location, or give a certificate with --cert"
                .formatted(where, why.getMessage()),
            why);
      }
    }

    @Override
    public String toString() {
      return "auto";
    }
  }

  private static final class Given extends Https {
    private final ServerCertificate certificate;

    Given(ServerCertificate certificate) {
      this.certificate = certificate;
    }

    @Override
    ServerCertificate certificate(EmulatorOptions options, Instant now) {
      return certificate;
    }

    @Override
    public String toString() {
      return certificate.toString();
    }
  }
}
