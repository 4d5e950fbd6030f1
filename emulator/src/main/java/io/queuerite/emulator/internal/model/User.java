package io.queuerite.emulator.internal.model;

/**
 * A user of Microsoft Entra ID, as a bearer token names one.
 *
 * @param objectId the token's {@code oid}; empty where it has none
 * @param tenantId the token's {@code tid}; empty where it has none
 */
public record User(String objectId, String tenantId) {}
