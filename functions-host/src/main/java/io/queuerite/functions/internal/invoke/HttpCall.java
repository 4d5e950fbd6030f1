package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached a function's route.
 *
 * @param headers names in lower case, several values joined by commas
 * @param query without those that are empty, several values joined by commas
 * @param body null for a request without one
 * @param route the parameters of the route, by name
 */
public record HttpCall(
    HttpMethod method,
    URI uri,
    Map<String, String> headers,
    Map<String, String> query,
    @Nullable Payload body,
    Map<String, String> route) {}
