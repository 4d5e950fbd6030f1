package io.queuerite.emulator.internal.store.jdbc;

/** What a failure of the database means for the calls of the transaction that it ended. */
enum Trouble {
  /** One of them is at fault: the others can be done without it. */
  OF_A_CALL,
  /** Another transaction was in the way: done again, they may well succeed. */
  CONFLICT,
  /** The database is out of reach or overwhelmed: none can be done now. */
  AWAY
}
