/** Certificates and private keys: read from files, or made. Knows the JDK alone. */
@NullMarked
package io.queuerite.emulator.internal.tls;

import org.jspecify.annotations.NullMarked;
