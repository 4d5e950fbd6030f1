/** The queue trigger: polling, concurrency, leases, completion, poison. */
@NullMarked
package io.queuerite.functions.internal.queue;

import org.jspecify.annotations.NullMarked;
