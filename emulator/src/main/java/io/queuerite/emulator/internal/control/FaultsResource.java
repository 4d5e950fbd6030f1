package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.FaultPlan.PlannedFault;
import io.queuerite.emulator.testing.FaultRule;
import java.util.Map;

/** What goes wrong on purpose. */
final class FaultsResource {
  private final FaultPlan plan;

  FaultsResource(FaultPlan plan) {
    this.plan = plan;
  }

  /** The rules that can still strike, in the order in which they are asked. */
  Outcome list(Inquiry inquiry) {
    inquiry.end();
    return Outcome.ok(Map.of("faults", plan.planned().stream().map(FaultForm::of).toList()));
  }

  Outcome add(Inquiry inquiry) {
    FaultRule rule = FaultForm.rule(inquiry.body());
    inquiry.end();
    return Outcome.created(FaultForm.of(plan.add(rule)));
  }

  Outcome clear(Inquiry inquiry) {
    inquiry.end();
    plan.clear();
    return Outcome.DONE;
  }

  /** Answers how often it has struck. */
  Outcome remove(Inquiry inquiry) {
    inquiry.end();
    for (PlannedFault planned : plan.planned()) {
      if (Long.toString(planned.id()).equals(inquiry.variable(0))) {
        planned.remove();
        return Outcome.ok(FaultForm.of(planned));
      }
    }
    throw Refusal.notFound(
        "fault '" + inquiry.variable(0) + "': expected the id of one that can still strike");
  }
}
