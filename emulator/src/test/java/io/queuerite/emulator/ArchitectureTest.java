package io.queuerite.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may touch what, and why. */
class ArchitectureTest {
  private static final String ROOT = "io.queuerite.emulator";
  private static final String INTERNAL = ROOT + ".internal.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void onlyTheServerSeesNetty() {
    onlyMayDependOn(INTERNAL + "server..", "io.netty..")
        .because("queues know nothing of sockets, and another server must stay possible")
        .check(CLASSES);
  }

  @Test
  void onlyTheJdbcStoreSeesSqlAndDrivers() {
    onlyMayDependOn(INTERNAL + "store.jdbc..", "java.sql..", "javax.sql..", "org.h2..")
        .because("atomicity lives in the store, and nobody may go round it")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineSeesPicocli() {
    onlyMayDependOn(ROOT + ".cli..", "picocli..")
        .because("it is not on an embedder's classpath")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheProcessOrPrints() {
    var outside = noClasses().that(not(resideInAPackage(ROOT + ".cli..")));
    outside
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("a library in somebody's test may do neither")
        .check(CLASSES);
  }

  @Test
  void theModelSeesNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(INTERNAL + "model..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(INTERNAL + "model..", "java..", "org.jspecify.."))
        .because("the field's own nouns outlive every way of carrying or storing them")
        .check(CLASSES);
  }

  @Test
  void theStoresContractSeesOnlyTheModel() {
    classes()
        .that()
        .resideInAPackage(INTERNAL + "store")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                INTERNAL + "store", INTERNAL + "model..", "java..", "org.jspecify.."))
        .because("no SQL, no HTTP and no clock may creep into what every engine must keep")
        .check(CLASSES);
  }

  @Test
  void operationsSeeNeitherIdentitiesNorDispatchNorSockets() {
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + "operation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(INTERNAL + "auth..", INTERNAL + "dispatch..", INTERNAL + "server..")
        .because("whoever reaches an operation may do it: that was settled before")
        .check(CLASSES);
  }

  @Test
  void nothingImportsTheCommandLine() {
    onlyMayDependOn(ROOT + ".cli..", ROOT + ".cli..")
        .because("it is a thin caller of the embedded API")
        .check(CLASSES);
  }

  @Test
  void onlyTheCompositionRootReadsTheSystemsClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(QueueEmulator.class.getName())
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callConstructor(java.util.Date.class)
        .because("time is an argument: one reading for each request")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(INTERNAL + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void publicPackagesExposeNoInternalType() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(ROOT, ROOT + ".testing")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should(exposeNoInternalType())
        .because("what is public stays; what is internal may change tomorrow")
        .check(CLASSES);
  }

  private static ArchCondition<JavaMethod> exposeNoInternalType() {
    return new ArchCondition<>("expose no internal type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .map(JavaClass::getName)
            .filter(name -> name.startsWith(INTERNAL))
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " exposes " + name)));
      }
    };
  }

  @Test
  void noSourceFileIsLongerThanCanBeRead() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(300);
      }
    }
  }

  private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction onlyMayDependOn(
      String allowed, String... what) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(what);
  }
}
