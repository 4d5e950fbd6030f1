/** The commands behind {@code ./bench}: load, start and depth. */
@NullMarked
package io.queuerite.benchmarks;

import org.jspecify.annotations.NullMarked;
