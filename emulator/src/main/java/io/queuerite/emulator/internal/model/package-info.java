/** The field's own nouns and their rules, free of HTTP and SQL. */
@NullMarked
package io.queuerite.emulator.internal.model;

import org.jspecify.annotations.NullMarked;
