/** The Azure SDK, unmodified, as the client that most people bring. */
@NullMarked
package io.queuerite.conformance.sdk;

import org.jspecify.annotations.NullMarked;
