package dev.libindex.rhel.samples;

import dev.libindex.layer.FileContent;
import java.io.IOException;

/** A {@link FileContent} that counts what is read from it. */
public final class MeteredContent implements FileContent {
  private final FileContent content;
  private long bytesRead;

  public MeteredContent(byte[] bytes) {
    this.content = FileContent.of(bytes);
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) throws IOException {
    int count = content.read(position, buffer, offset, length);
    bytesRead += Math.max(count, 0);
    return count;
  }

  /** Returns the number of bytes read so far. */
  public long bytesRead() {
    return bytesRead;
  }
}
