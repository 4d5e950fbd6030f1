/**
 * What a test steers and sees: the clock on which visibility and expiry run, the faults that
 * requests meet, and the journal of requests.
 */
@NullMarked
package io.queuerite.emulator.testing;

import org.jspecify.annotations.NullMarked;
