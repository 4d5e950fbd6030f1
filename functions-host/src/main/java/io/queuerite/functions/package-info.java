/** Azure Functions on the desk: a local host for queue-triggered Java functions. */
@NullMarked
package io.queuerite.functions;

import org.jspecify.annotations.NullMarked;
