package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.probe.Reset;

/** Back to how it started: everything, or one account's queues and service properties. */
final class ResetResource {
  private final AccountQueues queues;
  private final Reset reset;

  ResetResource(AccountQueues queues, Reset reset) {
    this.queues = queues;
    this.reset = reset;
  }

  Outcome reset(Inquiry inquiry) {
    boolean all = inquiry.query().text("account") == null;
    String account = queues.account(inquiry);
    inquiry.end();
    if (all) {
      reset.everything();
    } else {
      reset.account(new AccountName(account));
    }
    return Outcome.DONE;
  }
}
