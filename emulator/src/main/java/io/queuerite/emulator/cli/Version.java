package io.queuerite.emulator.cli;

/** The version that the jar's manifest tells. */
final class Version {
  private Version() {}

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
