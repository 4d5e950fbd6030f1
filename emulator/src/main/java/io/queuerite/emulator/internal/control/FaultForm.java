package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultPlan.PlannedFault;
import io.queuerite.emulator.testing.FaultPoint;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.FaultRule.Budget;
import io.queuerite.emulator.testing.QueueOperation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Faults and their rules as JSON. */
final class FaultForm {
  private static final String KINDS =
      "delay, error, status, serverBusy, dropConnection, truncateAnswer, malformedXml or"
          + " duplicateDelivery";

  private FaultForm() {}

  /** Reads a rule; what its parts refuse, they refuse in their own words. */
  static FaultRule rule(Fields fields) {
    FaultRule rule = FaultRule.of(fault(fields));
    String point = fields.text("point");
    if (point != null) {
      rule = rule.at(point(point));
    }
    List<String> operations = fields.texts("operations");
    rule =
        rule.on(
            operations.stream()
                .map(name -> Names.operation("operations", name))
                .toArray(QueueOperation[]::new));
    String account = fields.text("account");
    rule = account == null ? rule : rule.account(account);
    String queue = fields.text("queue");
    rule = queue == null ? rule : rule.queue(queue);
    return limited(rule, fields);
  }

  private static FaultRule limited(FaultRule rule, Fields fields) {
    Double probability = fields.decimal("probability", "more than 0, at most 1");
    Long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    Long times = fields.whole("times", 1L, Integer.MAX_VALUE);
    boolean always = fields.flag("always");
    FaultRule limited = rule.after(fields.whole("after", 0, Integer.MAX_VALUE, 0));
    if (times != null && always) {
      throw Refusal.badRequest("times '" + times + "': expected it or always, not both");
    }
    if (seed != null && probability == null) {
      throw Refusal.badRequest("seed '" + seed + "': expected a probability with it");
    }
    if (probability != null) {
      limited = limited.withProbability(probability, seed == null ? 0 : seed);
    }
    return always ? limited.always() : times == null ? limited : limited.times(times.intValue());
  }

  private static Fault fault(Fields fields) {
    String kind = fields.required("fault", KINDS);
    return switch (kind) {
      case "delay" -> {
        Duration by = fields.duration("by");
        if (by == null) {
          throw Refusal.badRequest("by: expected how long the delay is, in seconds or as PT0.5S");
        }
        yield Fault.delay(by);
      }
      case "error" -> Fault.error(fields.required("code", "an error's code, such as ServerBusy"));
      case "status" -> {
        Long code = fields.whole("code", 200L, 599);
        if (code == null) {
          throw Refusal.badRequest("code: expected an HTTP status from 200 to 599");
        }
        yield Fault.status(code.intValue());
      }
      case "serverBusy" -> Fault.serverBusy();
      case "dropConnection" -> Fault.dropConnection();
      case "truncateAnswer" -> Fault.truncateAnswer();
      case "malformedXml" -> Fault.malformedXml();
      case "duplicateDelivery" -> Fault.duplicateDelivery();
      default -> throw Fields.wrong("fault", kind, KINDS);
    };
  }

  private static FaultPoint point(String name) {
    return switch (Names.letters(name)) {
      case "before" -> FaultPoint.BEFORE;
      case "aftercommit" -> FaultPoint.AFTER_COMMIT;
      default -> throw Fields.wrong("point", name, "before or afterCommit");
    };
  }

  /** A rule at work, with the fields with which it could be planned again. */
  static Map<String, @Nullable Object> of(PlannedFault planned) {
    FaultRule rule = planned.rule();
    Budget budget = rule.budget();
    boolean endless = budget.times() == Integer.MAX_VALUE;
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    form.put("id", planned.id());
    form.putAll(of(rule.fault()));
    form.put("point", rule.point() == FaultPoint.BEFORE ? "before" : "afterCommit");
    form.put("operations", rule.operations().stream().sorted().map(QueueOperation::title).toList());
    form.put("account", rule.account());
    form.put("queue", rule.queue());
    form.put("times", endless ? null : budget.times());
    form.put("always", endless);
    form.put("after", budget.skip());
    form.put("probability", budget.probability() < 1 ? budget.probability() : null);
    form.put("seed", budget.probability() < 1 ? budget.seed() : null);
    form.put("struck", planned.struck());
    form.put("left", endless ? null : planned.left());
    return form;
  }

  /** A fault alone. */
  static Map<String, Object> of(Fault fault) {
    if (fault instanceof Fault.Delay delay) {
      return ordered("delay", "by", delay.by());
    } else if (fault instanceof Fault.ServiceError error) {
      return ordered("error", "code", error.code());
    } else if (fault instanceof Fault.Status status) {
      return ordered("status", "code", status.code());
    } else if (fault instanceof Fault.DropConnection) {
      return Map.of("fault", "dropConnection");
    } else if (fault instanceof Fault.TruncateAnswer) {
      return Map.of("fault", "truncateAnswer");
    } else if (fault instanceof Fault.MalformedXml) {
      return Map.of("fault", "malformedXml");
    }
    return Map.of("fault", "duplicateDelivery");
  }

  private static Map<String, Object> ordered(String kind, String detail, Object value) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("fault", kind);
    form.put(detail, value);
    return form;
  }
}
