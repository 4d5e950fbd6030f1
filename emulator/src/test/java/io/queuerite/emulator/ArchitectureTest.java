package io.queuerite.emulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Who may know whom, and why. */
final class ArchitectureTest {
  private static final String ROOT = "io.queuerite.emulator";
  private static final String INTERNAL = ROOT + ".internal";
  private static final String CLI = ROOT + ".cli";
  private static final String MODEL = INTERNAL + ".model";
  private static final String STORE = INTERNAL + ".store";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void onlyTheServerSeesNetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage(INTERNAL + ".server")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .because("sockets must not leak into what a queue means, nor a new Netty line break it")
        .check(MAIN);
  }

  @Test
  void onlyTheJdbcStoreSeesDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage(STORE + ".jdbc")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
        .because("another engine must be a change in one place")
        .check(MAIN);
  }

  @Test
  void onlyThePoolSeesTheDriverOfASharedDatabase() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(STORE + ".jdbc.PostgresPool")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql..", "com.zaxxer..", "org.slf4j..")
        .because("neither is on the classpath of an embedder who shares no database")
        .check(MAIN);
  }

  @Test
  void onlyProtocolAndControlSeeJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(INTERNAL + ".protocol", INTERNAL + ".control..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..")
        .because("JSON is a form of what goes over the wire, and of nothing else")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineSeesPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("picocli is not on an embedder's classpath")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessTargetWhere(SystemAccess.endsTheProcess())
        .because("the process belongs to the user's tests")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineUsesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessTargetWhere(SystemAccess.usesTheStandardStreams())
        .because("a library in somebody's tests logs, and does not print")
        .check(MAIN);
  }

  @Test
  void theModelSeesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(MODEL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(MODEL, "java..", "org.jspecify..")
        .because("the field's nouns are free of HTTP and SQL")
        .check(MAIN);
  }

  @Test
  void theStoreSeesOnlyTheModel() {
    noClasses()
        .that()
        .resideInAPackage(STORE + "..")
        .should()
        .dependOnClassesThat(areOursBut(MODEL, STORE + ".."))
        .because("a store knows neither HTTP nor who asks nor what time it is")
        .check(MAIN);
  }

  @Test
  void theStoresContractDoesNotSeeAnEngine() {
    noClasses()
        .that()
        .resideInAPackage(STORE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STORE + ".jdbc..")
        .because("each engine keeps the contract, and none writes it")
        .check(MAIN);
  }

  @Test
  void operationsDoNotSeeHowARequestCame() {
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + ".operation")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(INTERNAL + ".auth", INTERNAL + ".dispatch", INTERNAL + ".server")
        .because("an operation is asked when all that has been decided")
        .check(MAIN);
  }

  @Test
  void theServerSeesNothingOfQueues() {
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + ".server")
        .should()
        .dependOnClassesThat(
            areOursBut(INTERNAL + ".server", INTERNAL + ".protocol", INTERNAL + ".tls"))
        .because("Netty hands over requests and writes replies, whatever they mean")
        .check(MAIN);
  }

  @Test
  void certificatesSeeTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(INTERNAL + ".tls")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(INTERNAL + ".tls", "java..", "javax..", "org.jspecify..")
        .because("a key is the same key, whichever server shows it")
        .check(MAIN);
  }

  @Test
  void nothingSeesTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .because("the embedded API is the product, and the command line a thin caller of it")
        .check(MAIN);
  }

  @Test
  void onlyTheCompositionRootReadsTheSystemsClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(QueueEmulator.class.getName())
        .should()
        .accessTargetWhere(SystemAccess.readsTheClock())
        .because("a test that moves the clock must move all of it")
        .check(MAIN);
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public String getDescription() {
                return "packages";
              }

              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
              }
            })
        .should()
        .beFreeOfCycles()
        .because("a reader must be able to begin somewhere")
        .check(MAIN);
  }

  @Test
  void publicPackagesExposeNothingInternal() {
    classes()
        .that()
        .resideInAnyPackage(ROOT, ROOT + ".testing")
        .and(visible())
        .should(new ExposeNothingOf(INTERNAL))
        .because("what users compile against is what we have to keep")
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> visible() {
    return DescribedPredicate.describe(
        "are visible to users",
        javaClass ->
            ExposeNothingOf.isExposed(javaClass.getModifiers())
                && javaClass
                    .getEnclosingClass()
                    .map(outer -> ExposeNothingOf.isExposed(outer.getModifiers()))
                    .orElse(true));
  }

  private static DescribedPredicate<JavaClass> areOursBut(String... packages) {
    return resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }
}
