@NullMarked
package io.queuerite.functions.internal.config;

import org.jspecify.annotations.NullMarked;
