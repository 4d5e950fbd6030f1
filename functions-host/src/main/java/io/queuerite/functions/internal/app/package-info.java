/** Where an app's classes come from. */
@NullMarked
package io.queuerite.functions.internal.app;

import org.jspecify.annotations.NullMarked;
