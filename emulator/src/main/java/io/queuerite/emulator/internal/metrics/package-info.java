/** What an emulator counts of itself, for whoever wants to show it: no library is needed for it. */
@NullMarked
package io.queuerite.emulator.internal.metrics;

import org.jspecify.annotations.NullMarked;
