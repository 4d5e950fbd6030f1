/** A line for each request, as Azure's storage logs have it or in JSON. */
@NullMarked
package io.queuerite.emulator.internal.accesslog;

import org.jspecify.annotations.NullMarked;
