/**
 * The Queue REST protocol: what a request addresses, what it asks for, how an answer is written.
 */
@NullMarked
package io.queuerite.emulator.internal.protocol;

import org.jspecify.annotations.NullMarked;
