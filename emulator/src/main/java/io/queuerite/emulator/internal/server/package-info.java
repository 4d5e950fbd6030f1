/** Sockets: the only package that knows Netty. */
@NullMarked
package io.queuerite.emulator.internal.server;

import org.jspecify.annotations.NullMarked;
