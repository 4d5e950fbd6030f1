@NullMarked
package io.queuerite.sample;

import org.jspecify.annotations.NullMarked;
