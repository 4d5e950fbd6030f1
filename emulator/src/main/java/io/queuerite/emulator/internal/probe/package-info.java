/** Tests look into the store, change what is in it, and set everything back. */
@NullMarked
package io.queuerite.emulator.internal.probe;

import org.jspecify.annotations.NullMarked;
