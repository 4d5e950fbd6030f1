/**
 * What the conformance tests stand on: a target, a raw HTTP client, a signer, and the tally of
 * cases.
 *
 * <p>Nothing here shares code with the emulator, so that a mistake cannot agree with itself.
 */
@NullMarked
package io.queuerite.conformance.harness;

import org.jspecify.annotations.NullMarked;
