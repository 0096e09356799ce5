package dev.libindex.internal.layer;

import dev.libindex.layer.FileContent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The temporary file of one layer, for captured files that exceed the budget for memory. It is
 * deleted as soon as it is open, where the system allows that, so that even a killed process leaves
 * nothing behind.
 *
 * <p>Written by one thread, then read by any number of threads. It is not a {@code FileChannel},
 * because an interrupted reader would close that for all readers.
 */
final class SpillFile {
  private final Path path;
  private final RandomAccessFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private long end;

  private SpillFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Creates a new file, readable by this user only. */
  static SpillFile create(Path directory) throws IOException {
    Path path = Files.createTempFile(directory, "libindex-", ".capture");
    try {
      SpillFile spill = new SpillFile(path, new RandomAccessFile(path.toFile(), "rw"));
      tryDelete(path);
      return spill;
    } catch (IOException e) {
      tryDelete(path);
      throw e;
    }
  }

  CaptureSink sink() {
    return new Sink(end);
  }

  /** Closes the file, which frees its space. */
  void close() throws IOException {
    lock.lock();
    try {
      file.close();
    } finally {
      lock.unlock();
      Files.deleteIfExists(path);
    }
  }

  private static void tryDelete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Windows cannot delete an open file: close() deletes it.
    }
  }

  private int read(long position, byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      file.seek(position);
      return file.read(buffer, offset, length);
    } finally {
      lock.unlock();
    }
  }

  private void append(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      file.seek(end);
      file.write(buffer, offset, length);
      end += length;
    } finally {
      lock.unlock();
    }
  }

  /** One captured file: a range of the temporary file. */
  private final class Sink implements CaptureSink, FileContent {
    private final long start;
    private long size;

    Sink(long start) {
      this.start = start;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      append(buffer, offset, length);
      size += length;
    }

    @Override
    public FileContent content() {
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
      if (position >= size) {
        return -1;
      }
      int count = (int) Math.min(length, size - position);
      return count == 0 ? 0 : SpillFile.this.read(start + position, buffer, offset, count);
    }
  }
}
