package io.queuerite.emulator.internal.tls;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** A certificate of the emulator's own making, kept in a folder so that trust in it lasts. */
public final class SelfSigned {
  /** The certificate alone, for clients to trust. */
  public static final String CERTIFICATE_FILE = "queuerite-cert.pem";

  /** The certificate with its private key: what counts of the two. */
  public static final String KEY_FILE = "queuerite-key.p12";

  private static final Duration RENEWED_BEFORE_THE_END = Duration.ofDays(1);
  private static final String OWNER_ONLY = "rw-------";

  private SelfSigned() {}

  /**
   * Makes one that is forgotten with the emulator.
   *
   * @param host where the emulator listens
   * @throws IOException that says in one line why there is none
   */
  public static ServerCertificate inMemory(String host) throws IOException {
    Path workshop = Files.createTempDirectory("queuerite");
    try {
      makeIn(workshop, CertificateNames.of(host));
      return read(workshop.resolve(KEY_FILE));
    } finally {
      tidy(workshop);
    }
  }

  /**
   * Takes the folder's where it still holds, and otherwise makes a new one and keeps it there.
   *
   * @param host where the emulator listens
   * @throws IOException that says in one line why there is none
   */
  public static ServerCertificate kept(Path folder, String host, Instant now) throws IOException {
    Files.createDirectories(folder);
    Path keyFile = folder.resolve(KEY_FILE);
    Collection<String> names = CertificateNames.of(host);
    if (!Files.exists(keyFile) || !holds(read(keyFile), names, now)) {
      Files.deleteIfExists(keyFile);
      // Within the folder, so that moving from there is one step on one disk.
      Path workshop = Files.createTempDirectory(folder, "queuerite-key");
      try {
        makeIn(workshop, names);
        Files.move(workshop.resolve(KEY_FILE), keyFile);
      } catch (FileAlreadyExistsException anothers) {
        // An emulator that started at the same time was faster: its certificate is taken below.
        Files.deleteIfExists(workshop.resolve(KEY_FILE));
      } finally {
        tidy(workshop);
      }
    }
    ServerCertificate certificate = read(keyFile);
    publish(folder.resolve(CERTIFICATE_FILE), certificate);
    return certificate;
  }

  private static boolean holds(ServerCertificate kept, Collection<String> names, Instant now) {
    Instant end = kept.certificate().getNotAfter().toInstant();
    return now.plus(RENEWED_BEFORE_THE_END).isBefore(end)
        && CertificateNames.covers(kept.certificate(), names);
  }

  /** The temporary folder is its owner's alone, so nobody reads the key before it is protected. */
  private static void makeIn(Path workshop, Collection<String> names) throws IOException {
    Path keyFile = workshop.resolve(KEY_FILE);
    Keytool.make(keyFile, names);
    if (Files.getFileAttributeView(keyFile, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString(OWNER_ONLY));
    }
  }

  private static ServerCertificate read(Path keyFile) throws IOException {
    try {
      return PfxFile.read(keyFile, Keytool.PASSWORD);
    } catch (IllegalArgumentException damaged) {
      throw new IOException("'" + keyFile + "' is not ours or damaged: remove it", damaged);
    }
  }

  private static void publish(Path file, ServerCertificate certificate) throws IOException {
    try {
      String pem = Pem.ofCertificate(certificate.certificate().getEncoded());
      if (!Files.exists(file) || !Files.readString(file).equals(pem)) {
        Files.writeString(file, pem);
      }
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate that cannot be written", e);
    }
  }

  private static void tidy(Path workshop) throws IOException {
    Files.deleteIfExists(workshop.resolve(KEY_FILE));
    Files.deleteIfExists(workshop);
  }
}
