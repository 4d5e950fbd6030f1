/** One small class for each documented operation. */
@NullMarked
package io.queuerite.emulator.internal.operation;

import org.jspecify.annotations.NullMarked;
