package io.queuerite.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom, and why. */
final class ArchitectureTest {
  private static final String INTERNAL = "io.queuerite.functions.internal";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.queuerite.functions");

  @Test
  void settingsKnowNothingOfWhatIsRunWithThem() {
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + ".config")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(INTERNAL + ".invoke", INTERNAL + ".queue", INTERNAL + ".time")
        .because("settings are read before there is anything to run")
        .check(MAIN);
  }

  @Test
  void functionsKnowNothingOfTheListener() {
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + ".invoke")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTERNAL + ".queue")
        .because("a function is run for requests and by hand as well")
        .check(MAIN);
  }
}
