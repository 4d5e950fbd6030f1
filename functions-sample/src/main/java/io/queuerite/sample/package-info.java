/** A producer and a consumer with a queue between them, as Azure Functions. */
@NullMarked
package io.queuerite.sample;

import org.jspecify.annotations.NullMarked;
