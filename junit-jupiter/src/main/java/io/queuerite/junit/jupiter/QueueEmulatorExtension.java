package io.queuerite.junit.jupiter;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/**
 * An emulator for tests: one for each class where the field is static, one for each test where it
 * is not.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final QueueEmulatorExtension QUEUES =
 *     QueueEmulatorExtension.builder().emulator(QueueEmulator.builder().journal(10_000)).build();
 * }</pre>
 *
 * {@code @Nested} classes share the emulator of the class around them. Parameters are those that
 * {@link QueueTest} lists, which does without a field where nothing is to be configured. When a
 * test fails, its failure tells, as a suppressed exception, the last requests and what the queues
 * held.
 */
public final class QueueEmulatorExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        ParameterResolver {
  private final @Nullable Settings registered;
  private final Namespace namespace = Namespace.create(QueueEmulatorExtension.class, this);
  private final List<RunningEmulator> running = new CopyOnWriteArrayList<>();

  @SuppressWarnings("ThreadLocalUsage") // of several extensions, each has a test that runs
  private final ThreadLocal<@Nullable TestScope> current = new ThreadLocal<>();

  /** What the builder gathered. */
  record Settings(
      EmulatorOptions options, TestSettings perTest, boolean oncePerRun, boolean parameters) {}

  /** For JUnit, where {@link QueueTest} registers the extension. */
  QueueEmulatorExtension() {
    this.registered = null;
  }

  QueueEmulatorExtension(Settings settings) {
    this.registered = settings;
  }

  /** An extension with all defaults. */
  public static QueueEmulatorExtension create() {
    return builder().build();
  }

  /** An extension with options. */
  public static QueueEmulatorExtensionBuilder builder() {
    return new QueueEmulatorExtensionBuilder();
  }

  /**
   * The emulator of the running test; outside of a test's thread, the one that runs.
   *
   * @throws IllegalStateException where none runs, or several do and this is no test's thread
   */
  public QueueEmulator emulator() {
    TestScope test = current.get();
    return test == null ? theOnlyOne().emulator() : test.account().emulator();
  }

  /**
   * What to give to any Azure SDK: that of the running test's account.
   *
   * @throws IllegalStateException where no emulator runs; or, outside of a test's thread, where
   *     several do or each test has an account of its own
   */
  public String connectionString() {
    TestScope test = current.get();
    if (test != null) {
      return test.account().connectionString();
    }
    if (registered != null && registered.perTest().perTestAccount()) {
      throw new IllegalStateException(
          "each test has its own account: expected a call from the thread that runs the test, or a"
              + " @QueueConnectionString parameter");
    }
    return theOnlyOne().firstAccount().connectionString();
  }

  private RunningEmulator theOnlyOne() {
    List<RunningEmulator> now = List.copyOf(running);
    if (now.size() != 1) {
      throw new IllegalStateException(
          now.isEmpty()
              ? "no emulator runs: expected a call between the first @BeforeAll and the last"
                  + " @AfterAll, and the extension in a field marked with @RegisterExtension"
              : now.size()
                  + " classes that share this extension run at once: expected a call from the"
                  + " thread that runs the test, or a parameter");
    }
    return now.get(0);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    RunningEmulator unused = running(context);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** A queue that a constructor takes as a parameter must not fall to the reset before the test. */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      TestScope unused = scope(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestScope unused = scope(context);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    explainFailure(context);
  }

  /** What failed before or after the test itself. */
  @Override
  public void afterEach(ExtensionContext context) {
    explainFailure(context);
  }

  private void explainFailure(ExtensionContext context) {
    Optional<Throwable> failure = context.getExecutionException();
    if (failure.isPresent() && !(failure.get() instanceof TestAbortedException)) {
      String report = scope(context).explain(failure.get());
      if (report != null) {
        context.publishReportEntry("queuerite", report);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return (registered == null || registered.parameters())
        && (Parameters.isEmulator(parameter) || Parameters.isOfAccount(parameter));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningEmulator emulator = running(context);
    return Parameters.isEmulator(parameter)
        ? emulator.emulator()
        : Parameters.resolve(parameter, account(context), emulator::nextQueueName);
  }

  private Account account(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return scope(context).account();
    }
    if (perTest(context).perTestAccount()) {
      throw new ParameterResolutionException(
          "each test has its own account, and this is outside of any test: expected such a"
              + " parameter with a test, @BeforeEach or @AfterEach");
    }
    return running(context).firstAccount();
  }

  private RunningEmulator running(ExtensionContext context) {
    return (registered != null && registered.oncePerRun() ? context.getRoot() : context)
        .getStore(namespace)
        .getOrComputeIfAbsent(
            RunningEmulator.class,
            key -> RunningEmulator.start(options(), running),
            RunningEmulator.class);
  }

  private EmulatorOptions options() {
    return registered == null ? QueueEmulator.builder().build() : registered.options();
  }

  private TestScope scope(ExtensionContext context) {
    // First the emulator, if it is this test's own: what is stored first is closed last.
    RunningEmulator emulator = running(context);
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(
            TestScope.class,
            key -> TestScope.begin(emulator, perTest(context), current),
            TestScope.class);
  }

  private TestSettings perTest(ExtensionContext context) {
    return registered == null
        ? TestSettings.of(context.getRequiredTestClass())
        : registered.perTest();
  }
}
