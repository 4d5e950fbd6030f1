/**
 * What is shipped, tested as its users meet it: the jar as a process, and the library in someone
 * else's build.
 */
@NullMarked
package io.queuerite.packaged;

import org.jspecify.annotations.NullMarked;
