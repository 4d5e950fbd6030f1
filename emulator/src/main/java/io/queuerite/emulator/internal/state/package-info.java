/** A store as a file: read to start with or to move in, written to move out. */
@NullMarked
package io.queuerite.emulator.internal.state;

import org.jspecify.annotations.NullMarked;
