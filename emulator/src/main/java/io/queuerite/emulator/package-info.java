/** All that an embedder needs: start an emulator, ask for its connection string, close it. */
@NullMarked
package io.queuerite.emulator;

import org.jspecify.annotations.NullMarked;
