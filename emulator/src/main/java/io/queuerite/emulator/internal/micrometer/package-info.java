/**
 * Micrometer and Prometheus: the only package that knows them. They are on an embedder's classpath
 * only where the embedder put them there.
 */
@NullMarked
package io.queuerite.emulator.internal.micrometer;

import org.jspecify.annotations.NullMarked;
