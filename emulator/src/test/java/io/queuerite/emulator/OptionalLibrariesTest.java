package io.queuerite.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What an embedder need not have is seen by few, so that everything else runs without it. */
final class OptionalLibrariesTest {
  private static final String INTERNAL = "io.queuerite.emulator.internal";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.queuerite.emulator");

  @Test
  void onlyOnePackageSeesMicrometer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(INTERNAL + ".micrometer")
        .and()
        .doNotHaveFullyQualifiedName(QueueEmulatorMetrics.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.prometheus..")
        .because("the library is not on the classpath of an embedder who collects no metrics")
        .check(MAIN);
  }

  @Test
  void onlyTheReaderOfTokensSeesTheirLibrary() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(INTERNAL + ".auth.BearerToken")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .because("the library is not on the classpath of an embedder who takes no tokens")
        .check(MAIN);
  }

  @Test
  void onlyTheReaderOfStatesSeesYaml() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(INTERNAL + ".state.YamlCursor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .because("the library is not on the classpath of an embedder who starts from nothing")
        .check(MAIN);
  }
}
