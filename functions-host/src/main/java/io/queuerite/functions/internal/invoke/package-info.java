/** What the Java worker does: finds functions, binds parameters, calls methods, binds outputs. */
@NullMarked
package io.queuerite.functions.internal.invoke;

import org.jspecify.annotations.NullMarked;
