/** The one store there is: JDBC, with lanes that commit in groups. */
@NullMarked
package io.queuerite.emulator.internal.store.jdbc;

import org.jspecify.annotations.NullMarked;
