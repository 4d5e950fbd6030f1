@NullMarked
package io.queuerite.functions;

import org.jspecify.annotations.NullMarked;
