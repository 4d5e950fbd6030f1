/**
 * The servers under measurement, each a child process: the constant server, the emulator, Azurite.
 */
@NullMarked
package io.queuerite.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
