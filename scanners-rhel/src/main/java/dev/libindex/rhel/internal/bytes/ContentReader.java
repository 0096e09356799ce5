package dev.libindex.rhel.internal.bytes;

import dev.libindex.layer.FileContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads exactly as many bytes of a {@link FileContent} as requested, or fails. */
public final class ContentReader {
  private ContentReader() {}

  /**
   * Fills {@code length} bytes of the buffer.
   *
   * @throws EOFException if the content ends first
   */
  public static void readFully(
      FileContent content, long position, byte[] buffer, int offset, int length)
      throws IOException {
    int done = 0;
    while (done < length) {
      int read = content.read(position + done, buffer, offset + done, length - done);
      if (read <= 0) {
        throw new EOFException("content ends at " + (position + done));
      }
      done += read;
    }
  }

  /**
   * Fills the buffer from its beginning to its capacity.
   *
   * @param target backed by an array; its position and limit are ignored and stay as they are
   * @throws EOFException if the content ends first
   */
  public static void readFully(FileContent content, long position, ByteBuffer target)
      throws IOException {
    readFully(content, position, target.array(), target.arrayOffset(), target.capacity());
  }

  /**
   * Reads a structure of a fixed size.
   *
   * @param what the structure's name, for the message
   * @throws FormatException if the content ends first
   */
  public static ByteBuffer readStructure(
      FileContent content, long position, int length, ByteOrder order, String what)
      throws IOException {
    if (position < 0 || position > content.size() - length) {
      throw new FormatException(what + " at " + position + " is past the end of the file");
    }
    ByteBuffer structure = ByteBuffer.allocate(length).order(order);
    readFully(content, position, structure);
    return structure;
  }
}
