@NullMarked
package io.queuerite.functions.internal.queue;

import org.jspecify.annotations.NullMarked;
