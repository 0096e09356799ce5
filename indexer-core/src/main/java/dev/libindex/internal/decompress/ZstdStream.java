package dev.libindex.internal.decompress;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses zstd (RFC 8878): any number of frames, skippable ones included. */
final class ZstdStream extends FilterInputStream {
  ZstdStream(InputStream in) throws IOException {
    super(new ZstdInputStreamNoFinalizer(in));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (ZstdIOException e) {
      throw new EncodingException("zstd: " + e.getMessage(), e);
    }
  }
}
