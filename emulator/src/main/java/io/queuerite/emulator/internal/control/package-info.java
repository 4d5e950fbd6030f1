/** What lies under {@code /_queuerite/}: a running emulator steered over HTTP, in JSON. */
@NullMarked
package io.queuerite.emulator.internal.control;

import org.jspecify.annotations.NullMarked;
