package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.BatchListener;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane's transactions, one after the other. */
final class Transactions {
  private static final System.Logger LOG = System.getLogger(Transactions.class.getName());

  private final UnitOfWork unit;
  private volatile BatchListener listener = (calls, nanos) -> {};

  Transactions(UnitOfWork unit) {
    this.unit = unit;
  }

  /** Has this one told of each that is committed from now on. */
  void observe(BatchListener told) {
    listener = told;
  }

  /** Runs calls in one transaction; what stopped it, or null where it was committed. */
  @Nullable Throwable run(List<Entry<?>> calls) {
    long began = System.nanoTime();
    try {
      unit.begin();
      for (Entry<?> call : calls) {
        call.run(unit);
      }
      unit.commit();
      listener.committed(calls.size(), System.nanoTime() - began);
      return null;
    } catch (RedoLogFailure committedAllTheSame) {
      return committedAllTheSame;
    } catch (SQLException | RuntimeException | Error failure) {
      return rollback(failure);
    } finally {
      unit.end();
    }
  }

  /** Undoes what was done before a failure; gives that failure, or a worse one. */
  private Throwable rollback(Throwable why) {
    try {
      unit.rollback();
      return why;
    } catch (SQLException | RuntimeException failure) {
      if (unit.dialect().isShared()) {
        // Nothing of it is left: the connection is given back, and nobody gets it as it is.
        LOG.log(Level.DEBUG, "A transaction ended with its connection", failure);
        return why;
      }
      LOG.log(Level.ERROR, "The store cannot roll back", failure);
      return new NotUndone(why);
    }
  }

  /** Whose trouble it is. */
  Trouble troubleOf(Throwable failure) {
    if (failure instanceof OutcomeUnknown) {
      return Trouble.AWAY;
    }
    return failure instanceof SQLException sql ? unit.dialect().trouble(sql) : Trouble.OF_A_CALL;
  }
}
