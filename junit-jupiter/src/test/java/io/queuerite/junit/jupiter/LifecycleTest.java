package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.QueueEmulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When emulators start and stop, by running small test classes for real. */
final class LifecycleTest {
  private static final Set<QueueEmulator> SEEN = Collections.synchronizedSet(new LinkedHashSet<>());

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static void saw(QueueEmulator emulator) {
    assertThat(Launched.answers(emulator)).isTrue();
    SEEN.add(emulator);
  }

  private static void assertThatEmulatorsWereClosed(int count) {
    assertThat(SEEN).hasSize(count).noneMatch(Launched::answers);
  }

  static class StaticField {
    @RegisterExtension static final QueueEmulatorExtension QUEUES = QueueEmulatorExtension.create();

    @BeforeAll
    static void before(QueueEmulator emulator) {
      saw(emulator);
    }

    @RepeatedTest(3)
    void test() {
      saw(QUEUES.emulator());
    }

    @AfterAll
    static void after() {
      saw(QUEUES.emulator());
    }
  }

  @Test
  void aStaticFieldIsOneEmulatorForTheClass() {
    Launched.classes(StaticField.class).succeeded(3);
    assertThatEmulatorsWereClosed(1);
    assertThatThrownBy(StaticField.QUEUES::emulator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no emulator runs");
  }

  static class InstanceField {
    @RegisterExtension final QueueEmulatorExtension queues = QueueEmulatorExtension.create();

    @BeforeEach
    @AfterEach
    void around() {
      saw(queues.emulator());
    }

    @RepeatedTest(3)
    void test(QueueEmulator emulator) {
      assertThat(queues.emulator()).isSameAs(emulator);
      saw(emulator);
    }
  }

  @Test
  void anInstanceFieldIsOneEmulatorForEachTest() {
    Launched.classes(InstanceField.class).succeeded(3);
    assertThatEmulatorsWereClosed(3);
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class InstancePerClass {
    @RegisterExtension final QueueEmulatorExtension queues = QueueEmulatorExtension.create();

    @BeforeAll
    void before(QueueEmulator emulator) {
      saw(emulator);
    }

    @RepeatedTest(2)
    void test() {
      saw(queues.emulator());
    }
  }

  @Test
  void anInstanceFieldOfAnInstanceForTheClassIsOneEmulatorForTheClass() {
    Launched.classes(InstancePerClass.class).succeeded(2);
    assertThatEmulatorsWereClosed(1);
  }

  @QueueTest
  static class Outer {
    @Test
    void outside(QueueEmulator emulator) {
      saw(emulator);
    }

    @Nested
    class Inner {
      @Test
      void inside(QueueEmulator emulator) {
        saw(emulator);
      }

      @Nested
      @QueueTest(resetBeforeEach = false)
      class Innermost {
        @Test
        void inside(QueueEmulator emulator) {
          saw(emulator);
        }
      }
    }
  }

  @Test
  void nestedClassesShareTheEmulatorOfTheClassAroundThem() {
    Launched.classes(Outer.class).succeeded(3);
    assertThatEmulatorsWereClosed(1);
  }

  @QueueTest
  abstract static class Base {
    @Test
    void test(QueueEmulator emulator) {
      saw(emulator);
    }
  }

  static class FirstOfBase extends Base {}

  static class SecondOfBase extends Base {}

  @Test
  void eachSubclassHasAnEmulatorOfItsOwn() {
    Launched.classes(FirstOfBase.class, SecondOfBase.class).succeeded(2);
    assertThatEmulatorsWereClosed(2);
  }

  abstract static class SharedBase {
    @RegisterExtension
    static final QueueEmulatorExtension QUEUES =
        QueueEmulatorExtension.builder().oncePerRun().build();

    @Test
    void test() {
      saw(QUEUES.emulator());
    }
  }

  static class FirstOfShared extends SharedBase {}

  static class SecondOfShared extends SharedBase {}

  @Test
  void anEmulatorOncePerRunOutlivesItsClasses() {
    Launched.classes(FirstOfShared.class, SecondOfShared.class).succeeded(2);
    assertThatEmulatorsWereClosed(1);
  }

  static class Two {
    @RegisterExtension static final QueueEmulatorExtension ONE = QueueEmulatorExtension.create();

    @RegisterExtension
    static final QueueEmulatorExtension OTHER =
        QueueEmulatorExtension.builder().withoutParameters().build();

    @Test
    void test(QueueEmulator emulator) {
      assertThat(ONE.emulator()).isSameAs(emulator);
      saw(ONE.emulator());
      saw(OTHER.emulator());
    }
  }

  @Test
  void twoExtensionsAreTwoEmulators() {
    Launched.classes(Two.class).succeeded(1);
    assertThatEmulatorsWereClosed(2);
  }

  static class ManyInvocations {
    static final List<String> TEXTS = new ArrayList<>();

    @RegisterExtension static final QueueEmulatorExtension QUEUES = QueueEmulatorExtension.create();

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void test(String text, QueueEmulator emulator) {
      TEXTS.add(text);
      saw(emulator);
    }
  }

  @Test
  void argumentsOfAParameterizedTestComeFirst() {
    Launched.classes(ManyInvocations.class).succeeded(2);
    assertThat(ManyInvocations.TEXTS).containsExactly("a", "b");
    assertThatEmulatorsWereClosed(1);
  }

  @Test
  void classesThatShareAFieldMayRunAtTheSameTime() {
    Launched.inParallel(StaticField.class, FirstOfBase.class, SecondOfBase.class).succeeded(5);
    assertThatEmulatorsWereClosed(3);
  }
}
