package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes an archive block by block. */
final class TarOutput {
  private final OutputStream out;

  TarOutput(OutputStream out) {
    this.out = out;
  }

  void header(TarHeader header) throws IOException {
    out.write(header.finish());
  }

  /** Writes contents and pads them to whole blocks. */
  void content(Body content) throws IOException {
    try (InputStream in = content.open()) {
      in.transferTo(out);
    }
    int beyond = (int) (content.length() % TarHeader.BLOCK);
    if (beyond > 0) {
      out.write(new byte[TarHeader.BLOCK - beyond]);
    }
  }

  /** Writes bytes as they are. */
  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Ends the archive: two blocks of zeros. */
  void trailer() throws IOException {
    out.write(new byte[2 * TarHeader.BLOCK]);
  }
}
