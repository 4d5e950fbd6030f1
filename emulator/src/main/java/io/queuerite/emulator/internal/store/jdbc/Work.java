package io.queuerite.emulator.internal.store.jdbc;

import java.sql.SQLException;

/**
 * One store call, to be run inside a lane's transaction. It throws a {@code StorageException} only
 * before it has changed anything, so that its neighbours in the batch can commit without it.
 */
@FunctionalInterface
interface Work<T> {
  T run(UnitOfWork unit) throws SQLException;
}
