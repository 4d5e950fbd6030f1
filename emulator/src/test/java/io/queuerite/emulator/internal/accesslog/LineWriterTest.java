package io.queuerite.emulator.internal.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Lines on their way to a file: who writes them never waits for it. */
final class LineWriterTest {
  /** A disk that hangs until it is let go. */
  private static final class Hanging extends ByteArrayOutputStream {
    final CountDownLatch until = new CountDownLatch(1);

    @Override
    public void write(byte[] bytes) throws IOException {
      try {
        assertThat(until.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      super.write(bytes);
    }
  }

  @Test
  void aDiskThatHangsHoldsUpNobodyAndWhatWasLeftOutIsCounted() {
    Hanging disk = new Hanging();
    int lines = LineWriter.ROOM + 5000;
    LineWriter writer = new LineWriter(disk);
    for (int i = 0; i < lines; i++) {
      int number = i;
      writer.write(() -> "line " + number);
    }
    assertThat(writer.dropped()).isBetween(4000L, 5000L);
    disk.until.countDown();
    writer.close();
    assertThat(disk.toString(UTF_8).lines().count() + writer.dropped()).isEqualTo(lines);
    assertThat(disk.toString(UTF_8)).startsWith("line 0\nline 1\n");
  }

  @Test
  void everythingIsWrittenBeforeItIsClosed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LineWriter writer = new LineWriter(out)) {
      for (int i = 0; i < 5000; i++) {
        writer.write(() -> "a line");
      }
    }
    assertThat(out.toString(UTF_8).lines()).hasSize(5000);
  }

  @Test
  void whatIsWrittenIsThereSoonWithoutAnotherLine() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LineWriter writer = new LineWriter(out)) {
      writer.write(() -> "a line");
      await().until(() -> out.toString(UTF_8).equals("a line\n"));
    }
  }

  @Test
  void aFullDiskIsCountedAndLaterLinesAreTried() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    CountDownLatch failed = new CountDownLatch(1);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int letter) throws IOException {
            if (failed.getCount() > 0) {
              failed.countDown();
              throw new IOException("No space left on device");
            }
            written.write(letter);
          }
        };
    try (LineWriter writer = new LineWriter(full)) {
      writer.write(() -> "lost");
      await().until(() -> writer.dropped() == 1);
      writer.write(() -> "kept");
      await().until(() -> written.toString(UTF_8).equals("kept\n"));
    }
  }

  @Test
  void afterTheEndLinesAreCountedAsLeftOut() {
    LineWriter writer = new LineWriter(new ByteArrayOutputStream());
    writer.close();
    writer.close();
    writer.write(() -> "late");
    assertThat(writer.dropped()).isEqualTo(1);
  }
}
