@NullMarked
package io.queuerite.functions.internal.invoke;

import org.jspecify.annotations.NullMarked;
