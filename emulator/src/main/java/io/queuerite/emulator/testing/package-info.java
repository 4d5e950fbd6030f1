/** What a test steers: the clock on which visibility and expiry run. */
@NullMarked
package io.queuerite.emulator.testing;

import org.jspecify.annotations.NullMarked;
