/** An emulator for each test class or test, started, cleaned and closed by JUnit. */
@NullMarked
package io.queuerite.junit.jupiter;

import org.jspecify.annotations.NullMarked;
