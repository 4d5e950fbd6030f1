package io.queuerite.emulator.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The faults that requests are going to meet. Rules are asked in the order in which they were
 * added; a request meets every delay that matches and, after them, the first other fault.
 *
 * <p>Safe for use by several threads; a rule holds for every request that arrives after it was
 * added.
 */
public final class FaultPlan {
  private final CopyOnWriteArrayList<PlannedFault> planned = new CopyOnWriteArrayList<>();
  private final AtomicLong added = new AtomicLong();

  /** A rule at work. */
  public final class PlannedFault {
    private final long id = added.incrementAndGet();
    private final FaultRule rule;
    private final Random random;
    private int matched;
    private int struck;

    private PlannedFault(FaultRule rule) {
      this.rule = rule;
      this.random = rule.random();
    }

    /** Counts the rules of a plan from 1, and is never used again. */
    public long id() {
      return id;
    }

    public FaultRule rule() {
      return rule;
    }

    /** How many requests it has struck so far. */
    public synchronized int struck() {
      return struck;
    }

    /** How many requests it can still strike. */
    public synchronized int left() {
      return rule.budget().times() == Integer.MAX_VALUE
          ? Integer.MAX_VALUE
          : rule.budget().times() - struck;
    }

    /** Takes it out of the plan; doing so twice does nothing. */
    public void remove() {
      planned.remove(this);
    }

    private synchronized boolean strikes() {
      if (struck >= rule.budget().times() || matched++ < rule.budget().skip()) {
        return false;
      }
      if (rule.budget().probability() < 1 && random.nextDouble() >= rule.budget().probability()) {
        return false;
      }
      struck++;
      if (struck == rule.budget().times()) {
        planned.remove(this);
      }
      return true;
    }
  }

  /** The next request meets this fault. */
  public PlannedFault add(Fault fault) {
    return add(FaultRule.of(fault));
  }

  /** Requests meet a fault as the rule says. */
  public PlannedFault add(FaultRule rule) {
    PlannedFault fault = new PlannedFault(rule);
    planned.add(fault);
    return fault;
  }

  /** The rules that can still strike, in their order. */
  public List<PlannedFault> planned() {
    return List.copyOf(planned);
  }

  /** No faults any more. */
  public void clear() {
    planned.clear();
  }

  /** What a request meets at a point: delays, and at most one other fault, which comes last. */
  public List<Fault> strike(FaultPoint point, RequestSubject subject) {
    if (planned.isEmpty()) {
      return List.of();
    }
    List<Fault> struck = new ArrayList<>(1);
    for (PlannedFault fault : planned) {
      if (fault.rule().matches(point, subject) && fault.strikes()) {
        struck.add(fault.rule().fault());
        if (!(fault.rule().fault() instanceof Fault.Delay)) {
          break;
        }
      }
    }
    return struck;
  }
}
