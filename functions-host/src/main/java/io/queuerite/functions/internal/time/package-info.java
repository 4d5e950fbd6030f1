/** The clock on which every timer runs. */
@NullMarked
package io.queuerite.functions.internal.time;

import org.jspecify.annotations.NullMarked;
