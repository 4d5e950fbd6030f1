/** The store's contract: each call is one atomic change, whoever else shares the data. */
@NullMarked
package io.queuerite.emulator.internal.store;

import org.jspecify.annotations.NullMarked;
