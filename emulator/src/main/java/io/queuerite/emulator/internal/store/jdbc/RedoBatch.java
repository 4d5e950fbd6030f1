package io.queuerite.emulator.internal.store.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** The changes of one transaction in the form of the redo log: for each its code and parameters. */
final class RedoBatch {
  private static final int LONG = 1;
  private static final int INT = 2;
  private static final int TEXT = 3;
  private static final int GUID = 4;
  private static final int BYTES = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Does a change that was logged. */
  @FunctionalInterface
  interface Redoer {
    void redo(Change change, Object[] parameters) throws SQLException;
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  void clear() {
    bytes.reset();
  }

  void add(Change change, Object... parameters) {
    try {
      out.writeByte(change.code());
      out.writeByte(parameters.length);
      for (Object parameter : parameters) {
        write(parameter);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private void write(Object parameter) throws IOException {
    if (parameter instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (parameter instanceof Integer number) {
      out.writeByte(INT);
      out.writeInt(number);
    } else if (parameter instanceof String text) {
      out.writeByte(TEXT);
      writeBytes(text.getBytes(StandardCharsets.UTF_8));
    } else if (parameter instanceof UUID guid) {
      out.writeByte(GUID);
      out.writeLong(guid.getMostSignificantBits());
      out.writeLong(guid.getLeastSignificantBits());
    } else if (parameter instanceof byte[] binary) {
      out.writeByte(BYTES);
      writeBytes(binary);
    } else {
      throw new IllegalArgumentException("no such parameter: " + parameter.getClass());
    }
  }

  private void writeBytes(byte[] binary) throws IOException {
    out.writeInt(binary.length);
    out.write(binary);
  }

  /** Does all changes of a batch, in their order. */
  static void redo(byte[] batch, Redoer redoer) throws IOException, SQLException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(batch));
    while (in.available() > 0) {
      Change change = Change.ofCode(in.readUnsignedByte());
      Object[] parameters = new Object[in.readUnsignedByte()];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = read(in);
      }
      redoer.redo(change, parameters);
    }
  }

  private static Object read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return switch (type) {
      case LONG -> in.readLong();
      case INT -> in.readInt();
      case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      case GUID -> new UUID(in.readLong(), in.readLong());
      case BYTES -> in.readNBytes(in.readInt());
      default -> throw new IOException("no such type: " + type);
    };
  }
}
