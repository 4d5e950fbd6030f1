package io.queuerite.emulator.internal.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The JDK's own {@code keytool}, which makes certificates where the JDK's public classes do not. It
 * is part of {@code java.base}, so every runtime has it but one that was stripped of its commands.
 */
final class Keytool {
  /** Not a secret: the file's permissions are what keeps the key. */
  static final String PASSWORD = "queuerite";

  /** What Apple's systems still accept of a certificate that a user trusts by hand: 825 days. */
  private static final int VALID_DAYS = 820;

  private static final int PATIENCE_SECONDS = 60;

  private Keytool() {}

  /**
   * Makes a key and a certificate for these names that vouches for no other: who trusts it need not
   * fear it.
   *
   * @throws IOException that says in one line why not
   */
  static void make(Path keyStore, Collection<String> names) throws IOException {
    Path home = Path.of(System.getProperty("java.home"), "bin");
    Path tool = home.resolve(Files.exists(home.resolve("keytool.exe")) ? "keytool.exe" : "keytool");
    if (!Files.isExecutable(tool)) {
      throw new IOException("this Java runtime has no " + tool);
    }
    ProcessBuilder builder =
        new ProcessBuilder(command(tool, keyStore, names)).redirectErrorStream(true);
    // Meant for the emulator's own JVM: a debugger's port, for one, is taken already.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!ended(process)) {
      throw new IOException("keytool said: " + said.strip().replaceAll("\\s*\\R\\s*", " "));
    }
  }

  private static List<String> command(Path tool, Path keyStore, Collection<String> names) {
    List<String> command = new ArrayList<>(List.of(tool.toString(), "-genkeypair"));
    // It lives for a third of a second: no time to compile well.
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-alias", "queuerite"));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-dname", "CN=Queuerite", "-validity", Integer.toString(VALID_DAYS)));
    command.addAll(List.of("-ext", "bc:c=ca:false", "-ext", "ku:c=digitalSignature"));
    command.addAll(List.of("-ext", "eku=serverAuth", "-ext", "san=" + alternativeNames(names)));
    return command;
  }

  private static String alternativeNames(Collection<String> names) {
    return names.stream()
        .map(name -> (CertificateNames.isAddress(name) ? "ip:" : "dns:") + name)
        .collect(Collectors.joining(","));
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a certificate", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
