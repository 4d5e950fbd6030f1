package io.queuerite.emulator.internal.store.jdbc;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What was acknowledged and may not be in the database file yet. H2 writes whole pages, half a
 * second late; a change is safe as soon as it stands here, in a fraction of the bytes. After a
 * crash the database knows the position up to which it holds everything, and what comes after is
 * done again.
 *
 * <p>The log is a row of segments, each with the store's own id in front. When one is full the
 * database is told to write, and the segment before it is still kept: a crash in the middle of that
 * may make H2 fall back on what it wrote a little earlier.
 */
final class RedoLog implements AutoCloseable {
  private static final String SUFFIX = ".redo";
  private static final int SEGMENT_BYTES = 32 * 1024 * 1024;
  private static final int STORE_ID_BYTES = 16;
  private static final int HEADER_BYTES = 16;
  private static final int MAX_RECORD = 64 * 1024 * 1024;

  private final Path folder;
  private final UUID store;
  private final boolean flush;
  private final List<Path> segments = new ArrayList<>();
  private @Nullable FileChannel current;
  private long written;

  /** What to do with each batch that the database may lack. */
  @FunctionalInterface
  interface Reader {
    void read(long position, byte[] batch) throws IOException, SQLException;
  }

  /**
   * Finds the segments that are there.
   *
   * @param store the id of the database that the log belongs to
   * @param flush whether each batch must be on the disk itself, not only with the operating system
   */
  RedoLog(Path folder, UUID store, boolean flush) throws IOException {
    this.folder = folder;
    this.store = store;
    this.flush = flush;
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(segments::add);
    }
  }

  /** Reads every whole batch in order; a batch that was cut off by a crash was not acknowledged. */
  void replay(Reader reader) throws IOException, SQLException {
    for (Path segment : segments) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(segment)))) {
        // Each segment ends where a crash or a new segment cut it off, and the next goes on there.
        boolean more = belongsHere(in);
        while (more) {
          more = readRecord(in, reader);
        }
      }
    }
  }

  /** A log left behind by another database, whose file was taken away, is nobody's. */
  private boolean belongsHere(DataInputStream in) throws IOException {
    byte[] id = in.readNBytes(STORE_ID_BYTES);
    ByteBuffer read = ByteBuffer.wrap(id);
    return id.length == STORE_ID_BYTES && new UUID(read.getLong(), read.getLong()).equals(store);
  }

  /** Whether there was a whole record. */
  private static boolean readRecord(DataInputStream in, Reader reader)
      throws IOException, SQLException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt();
    int checksum = fields.getInt();
    long position = fields.getLong();
    if (length < 0 || length > MAX_RECORD) {
      return false;
    }
    byte[] batch = in.readNBytes(length);
    if (batch.length < length || checksum(position, batch) != checksum) {
      return false;
    }
    reader.read(position, batch);
    return true;
  }

  /** Begins a new segment with that position, and drops all but the one before it. */
  void rotate(long position) throws IOException {
    close();
    while (segments.size() > 1) {
      Files.deleteIfExists(segments.remove(0));
    }
    Path segment =
        folder.resolve(String.format(Locale.ROOT, "queuerite-%016x%s", position, SUFFIX));
    segments.remove(segment);
    segments.add(segment);
    FileChannel channel =
        FileChannel.open(
            segment,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    current = channel;
    written = 0;
    ByteBuffer id = ByteBuffer.allocate(STORE_ID_BYTES);
    id.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits()).flip();
    write(channel, id);
  }

  /**
   * Makes a batch safe. Once that has failed nothing is safe any more, for what comes later may
   * build on what is missing; so the log stays closed, and every change fails until a restart.
   */
  void append(long position, byte[] batch) throws IOException {
    FileChannel channel = current;
    if (channel == null) {
      throw new IOException("the redo log could not be written before: restart the emulator");
    }
    ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + batch.length);
    record.putInt(batch.length).putInt(checksum(position, batch)).putLong(position).put(batch);
    try {
      write(channel, record.flip());
      if (flush) {
        channel.force(false);
      }
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    written += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  boolean isFull() {
    return written > SEGMENT_BYTES;
  }

  private static int checksum(long position, byte[] batch) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
    crc.update(batch);
    return (int) crc.getValue();
  }

  /** Drops the log: the database was closed and holds everything. */
  void discard() throws IOException {
    close();
    for (Path segment : segments) {
      Files.deleteIfExists(segment);
    }
    segments.clear();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
