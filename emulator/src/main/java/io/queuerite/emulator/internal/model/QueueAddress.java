package io.queuerite.emulator.internal.model;

/** Which queue of which account. */
public record QueueAddress(AccountName account, QueueName queue) {}
