/** Who is asking: from a request's signature to an identity. */
@NullMarked
package io.queuerite.emulator.internal.auth;

import org.jspecify.annotations.NullMarked;
