/** The command line: a host over an app's classes. */
@NullMarked
package io.queuerite.functions.cli;

import org.jspecify.annotations.NullMarked;
