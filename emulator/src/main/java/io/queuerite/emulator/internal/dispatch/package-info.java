/** A request's way from its arrival to its answer. */
@NullMarked
package io.queuerite.emulator.internal.dispatch;

import org.jspecify.annotations.NullMarked;
