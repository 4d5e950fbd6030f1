package io.queuerite.junit.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test class an emulator, in memory and on a free port, which its {@code @Nested} classes
 * share. It is as new before each test.
 *
 * <pre>{@code
 * @QueueTest
 * class OrdersTest {
 *   @Test
 *   void anOrderIsSent(@Queue("orders") QueueClient orders) { ... }
 * }
 * }</pre>
 *
 * Tests, constructors and the methods around tests may have as parameters
 *
 * <ul>
 *   <li>the {@link io.queuerite.emulator.QueueEmulator};
 *   <li>what the Azure SDK wants to know: {@link QueueConnectionString @QueueConnectionString}
 *       {@code String};
 *   <li>{@code QueueServiceClient}, {@code QueueServiceAsyncClient}, and for a queue that is made
 *       on demand {@code QueueClient}, {@code QueueAsyncClient} and {@link
 *       io.queuerite.emulator.testing.QueueProbe}: see {@link Queue @Queue}.
 * </ul>
 *
 * Where JUnit runs tests in parallel, those of one class still run one after the other, as each
 * begins with a reset; {@link #perTestAccount} lets them run at the same time. For an emulator with
 * options of its own, register a {@link QueueEmulatorExtension} instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(QueueEmulatorExtension.class)
@ResourceLock(providers = OneTestAtATime.class)
public @interface QueueTest {
  /**
   * Whether queues, service properties, clock, faults and journal are reset before each test. A
   * nested class may have it differently from the class around it.
   */
  boolean resetBeforeEach() default true;

  /**
   * Whether each test has an account of its own, so that tests that run at the same time never
   * meet. The connection string, clients and queues that a test takes as parameters are those of
   * its account; clock, faults and journal are shared with all other tests and never reset.
   */
  boolean perTestAccount() default false;
}
