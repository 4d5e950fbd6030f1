/**
 * The command line: flags and environment become {@code EmulatorOptions}; outcomes become exit
 * codes.
 */
@NullMarked
package io.queuerite.emulator.cli;

import org.jspecify.annotations.NullMarked;
