package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The clock on which messages live. */
final class ClockResource {
  private final EmulatorClock clock;

  ClockResource(EmulatorClock clock) {
    this.clock = clock;
  }

  Outcome tell(Inquiry inquiry) {
    inquiry.end();
    return now();
  }

  /** Several fields take effect in this order: reset, freeze, setTo, advance. */
  Outcome move(Inquiry inquiry) {
    Fields body = inquiry.body();
    boolean reset = body.flag("reset");
    boolean freeze = body.flag("freeze");
    Instant setTo = body.time("setTo");
    Duration advance = body.duration("advance");
    inquiry.end();
    if (!reset && !freeze && setTo == null && advance == null) {
      throw Refusal.badRequest("body: expected one of advance, freeze, reset, setTo in it");
    }
    if (reset) {
      clock.reset();
    }
    if (freeze) {
      clock.freeze();
    }
    if (setTo != null) {
      clock.setTo(setTo);
    }
    if (advance != null) {
      Instant unused = clock.advance(advance);
    }
    return now();
  }

  private Outcome now() {
    return Outcome.ok(form(clock));
  }

  static Map<String, Object> form(EmulatorClock clock) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("now", clock.now());
    form.put("offset", clock.offset());
    form.put("frozen", clock.isFrozen());
    return form;
  }
}
