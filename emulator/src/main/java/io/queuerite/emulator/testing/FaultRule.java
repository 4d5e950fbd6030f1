package io.queuerite.emulator.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests meet a fault, when, and how often. Immutable: each method gives a changed copy.
 *
 * <pre>{@code
 * emulator.faults().add(
 *     FaultRule.of(Fault.dropConnection()).afterCommit().on(QueueOperation.PUT_MESSAGE).times(2));
 * }</pre>
 */
public final class FaultRule {
  private final Fault fault;
  private final FaultPoint point;
  private final Set<QueueOperation> operations;
  private final @Nullable String account;
  private final @Nullable String queue;
  private final Budget budget;

  /**
   * How often a fault strikes.
   *
   * @param skip how many requests that match pass unharmed first
   * @param times how often at most; {@code Integer.MAX_VALUE} for no end
   * @param probability of striking a request that matches
   * @param seed makes the draws repeatable
   */
  public record Budget(int skip, int times, double probability, long seed) {
    static final Budget ONCE = new Budget(0, 1, 1, 0);

    public Budget {
      check(skip >= 0, "skip", skip, "0 or more");
      check(times >= 1, "times", times, "1 or more");
      check(probability > 0 && probability <= 1, "probability", probability, "0 to 1, and not 0");
    }
  }

  private FaultRule(
      Fault fault,
      FaultPoint point,
      Set<QueueOperation> operations,
      @Nullable String account,
      @Nullable String queue,
      Budget budget) {
    this.fault = fault;
    this.point = point;
    this.operations = operations;
    this.account = account;
    this.queue = queue;
    this.budget = budget;
  }

  /** The fault for the next request, whatever it is, at the fault's usual point. */
  public static FaultRule of(Fault fault) {
    return new FaultRule(fault, fault.points().get(0), Set.of(), null, null, Budget.ONCE);
  }

  /**
   * Before anything happened.
   *
   * @throws IllegalArgumentException for a fault that needs an answer to spoil
   */
  public FaultRule before() {
    return at(FaultPoint.BEFORE);
  }

  /**
   * After the operation was stored, so that it happened and the client does not hear so.
   *
   * @throws IllegalArgumentException for a fault that changes what happens
   */
  public FaultRule afterCommit() {
    return at(FaultPoint.AFTER_COMMIT);
  }

  /** At that point. */
  public FaultRule at(FaultPoint when) {
    check(fault.points().contains(when), "point of " + fault, when, fault.points().toString());
    return new FaultRule(fault, when, operations, account, queue, budget);
  }

  /** For these operations only; without any, for all. */
  public FaultRule on(QueueOperation... only) {
    Set<QueueOperation> chosen = EnumSet.noneOf(QueueOperation.class);
    chosen.addAll(Arrays.asList(only));
    return new FaultRule(fault, point, Set.copyOf(chosen), account, queue, budget);
  }

  /** For requests to this queue, or to a message of it, only. */
  public FaultRule queue(String name) {
    return new FaultRule(fault, point, operations, account, Objects.requireNonNull(name), budget);
  }

  /** For requests to this account only. */
  public FaultRule account(String name) {
    return new FaultRule(fault, point, operations, Objects.requireNonNull(name), queue, budget);
  }

  /** For the next {@code count} requests that match; by default one. */
  public FaultRule times(int count) {
    return with(new Budget(budget.skip(), count, budget.probability(), budget.seed()));
  }

  /** For every request that matches, until it is removed. */
  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  /** Lets the first {@code count} requests that match pass unharmed. */
  public FaultRule after(int count) {
    return with(new Budget(count, budget.times(), budget.probability(), budget.seed()));
  }

  /**
   * With that probability for each request that matches, and without end unless {@link #times}
   * follows.
   *
   * @param probability more than 0, at most 1
   * @param seed the same one strikes the same requests of a sequence
   */
  public FaultRule withProbability(double probability, long seed) {
    return with(new Budget(budget.skip(), Integer.MAX_VALUE, probability, seed));
  }

  private FaultRule with(Budget changed) {
    return new FaultRule(fault, point, operations, account, queue, changed);
  }

  public Fault fault() {
    return fault;
  }

  public FaultPoint point() {
    return point;
  }

  /** The operations it is for; empty for all. */
  public Set<QueueOperation> operations() {
    return operations;
  }

  /** The account it is for; null for all. */
  public @Nullable String account() {
    return account;
  }

  /** The queue it is for; null for all. */
  public @Nullable String queue() {
    return queue;
  }

  public Budget budget() {
    return budget;
  }

  boolean matches(FaultPoint when, RequestSubject subject) {
    return point == when
        && (operations.isEmpty()
            || (subject.operation() != null && operations.contains(subject.operation())))
        && (account == null || account.equals(subject.account()))
        && (queue == null || queue.equals(subject.queue()))
        && (!(fault instanceof Fault.DuplicateDelivery)
            || subject.operation() == QueueOperation.GET_MESSAGES);
  }

  Random random() {
    return new Random(budget.seed());
  }

  @Override
  public String toString() {
    return fault
        + " "
        + point
        + (operations.isEmpty() ? "" : " on " + operations)
        + (account == null ? "" : " of account " + account)
        + (queue == null ? "" : " of queue " + queue);
  }

  private static void check(boolean right, String name, Object value, String expected) {
    if (!right) {
      throw new IllegalArgumentException(name + " '" + value + "': expected " + expected);
    }
  }
}
