/** The HTTP trigger: routes, requests and answers, and the endpoints for administrators. */
@NullMarked
package io.queuerite.functions.internal.http;

import org.jspecify.annotations.NullMarked;
