package dev.libindex.testdata.image;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that continues in a new one after a fixed number of bytes. Opens at least one. */
final class SplittingStream extends OutputStream {
  private final Source source;
  private final int bytesPerPart;
  private OutputStream part;
  private int written;

  SplittingStream(Source source, int bytesPerPart) throws IOException {
    this.source = source;
    this.bytesPerPart = bytesPerPart;
    this.part = source.open();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (written == bytesPerPart) {
        part.close();
        part = source.open();
        written = 0;
      }
      int count = Math.min(bytesPerPart - written, length - done);
      part.write(bytes, offset + done, count);
      written += count;
      done += count;
    }
  }

  @Override
  public void close() throws IOException {
    part.close();
  }

  interface Source {
    OutputStream open() throws IOException;
  }
}
