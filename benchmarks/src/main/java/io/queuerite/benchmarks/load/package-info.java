/**
 * A closed-loop load generator that costs little, because it shares its cores with the server that
 * it measures: one selector thread, requests assembled from bytes, answers read in place.
 */
@NullMarked
package io.queuerite.benchmarks.load;

import org.jspecify.annotations.NullMarked;
