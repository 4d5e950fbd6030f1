/** JUnit 5.13 and later: an app in a test. */
@NullMarked
package io.queuerite.functions.junit;

import org.jspecify.annotations.NullMarked;
