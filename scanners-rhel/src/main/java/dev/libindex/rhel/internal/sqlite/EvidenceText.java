package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The text of a piece of evidence: the name of its format, a colon, and deflated bytes. */
final class EvidenceText {
  /** Bounds the compressed pages of a log. A log of the usual size has 4 MiB before that. */
  static final int MAX_LOG_BYTES = 8 << 20;

  /** Bounds the pages of a text before they are compressed. */
  static final long MAX_PAGE_BYTES = 64 << 20;

  /** Bounds what is inflated of any text: pages and what is said of them. */
  private static final long MAX_INFLATED_BYTES = 72 << 20;

  private static final int BUFFER = 1 << 14;

  /** Writes the bytes of a text. */
  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads the bytes of a text, all of them. */
  @FunctionalInterface
  interface Parser<T> {
    T read(DataInputStream in) throws IOException;
  }

  private EvidenceText() {}

  /**
   * Writes a text.
   *
   * @param format its name and version, without a colon
   * @param maxBytes the maximum number of compressed bytes
   * @throws FormatException if there are more, or more than 72 MiB before that
   */
  static String write(String format, int maxBytes, Body body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    OutputStream limited = new LimitedOutput(compressed, maxBytes, " when compressed");
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(limited, deflater, BUFFER);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(
                    new LimitedOutput(deflated, MAX_INFLATED_BYTES, ""), BUFFER))) {
      body.write(out);
    } finally {
      deflater.end();
    }
    return format + ":" + Base64.getEncoder().encodeToString(compressed.toByteArray());
  }

  /**
   * Reads a text.
   *
   * @throws FormatException if it is not of this format
   */
  static <T> T read(String format, String text, Parser<T> parser) throws FormatException {
    if (!text.startsWith(format + ":")) {
      throw new FormatException("no evidence of the format " + format);
    }
    Inflater inflater = new Inflater();
    try {
      byte[] compressed = Base64.getDecoder().decode(text.substring(format.length() + 1));
      DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(
                  new LimitedInput(
                      new InflaterInputStream(
                          new ByteArrayInputStream(compressed), inflater, BUFFER),
                      MAX_INFLATED_BYTES),
                  BUFFER));
      T value = parser.read(in);
      if (in.read() >= 0 || inflater.getBytesRead() < compressed.length) {
        throw new FormatException("evidence " + format + " goes on after its end");
      }
      return value;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new FormatException("evidence " + format + " is damaged: " + e.getMessage());
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    } finally {
      inflater.end();
    }
  }

  /**
   * Reads a number of bytes.
   *
   * @throws FormatException if it is negative, or more than any text has
   * @throws EOFException if the text ends first; no more is allocated than it has
   */
  static byte[] bytes(DataInputStream in, long count) throws IOException {
    if (count < 0 || count > MAX_INFLATED_BYTES) {
      throw new FormatException("evidence of " + count + " bytes");
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException("cut off");
    }
    return bytes;
  }

  /** Reads a number that must not be negative, nor above a maximum. */
  static int count(DataInputStream in, int max) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > max) {
      throw new FormatException("evidence of " + Integer.toUnsignedLong(count) + " parts");
    }
    return count;
  }
}
