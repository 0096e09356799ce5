package dev.libindex.testdata.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A keyword and its value in an extended header (POSIX.1-2001, pax, "Extended Header").
 *
 * @param key the keyword, for instance {@code path}
 * @param value its value
 */
public record PaxRecord(String key, String value) {

  /** Returns {@code "length key=value\n"}; the length includes its own digits. */
  private byte[] encode() {
    byte[] text = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    int length = text.length + 1;
    while (Integer.toString(length).length() + text.length != length) {
      length++;
    }
    byte[] digits = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
    byte[] record = new byte[length];
    System.arraycopy(digits, 0, record, 0, digits.length);
    System.arraycopy(text, 0, record, digits.length, text.length);
    return record;
  }

  static byte[] encode(List<PaxRecord> records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    records.forEach(record -> all.writeBytes(record.encode()));
    return all.toByteArray();
  }
}
