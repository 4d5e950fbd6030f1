/** One test class for each operation of the protocol, and those that cut across all of them. */
@NullMarked
package io.queuerite.conformance;

import org.jspecify.annotations.NullMarked;
