package dev.libindex.rhel.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads files of the shared test data. */
public final class SampleFiles {
  private SampleFiles() {}

  /** Returns a file's bytes, decompressed if its name says that it is compressed. */
  public static byte[] read(Path file) {
    try {
      byte[] stored = Files.readAllBytes(file);
      String name = file.toString();
      try (InputStream in =
          name.endsWith(".xz")
              ? new XZInputStream(new ByteArrayInputStream(stored))
              : name.endsWith(".gz")
                  ? new GZIPInputStream(new ByteArrayInputStream(stored))
                  : new ByteArrayInputStream(stored)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Returns a file's text. */
  public static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }
}
