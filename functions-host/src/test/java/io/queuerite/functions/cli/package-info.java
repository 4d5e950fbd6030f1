@NullMarked
package io.queuerite.functions.cli;

import org.jspecify.annotations.NullMarked;
