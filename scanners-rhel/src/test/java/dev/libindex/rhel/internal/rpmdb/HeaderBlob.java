package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.Extents;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes valid and invalid header blobs. */
final class HeaderBlob {
  private record Entry(int tag, int type, int offset, int count) {}

  private final List<Entry> entries = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Adds an entry as given, without data. */
  HeaderBlob entry(int tag, int type, int offset, int count) {
    entries.add(new Entry(tag, type, offset, count));
    return this;
  }

  HeaderBlob string(int tag, String value) {
    return value(tag, RpmType.STRING, 1, (value + "\0").getBytes(StandardCharsets.UTF_8));
  }

  HeaderBlob strings(int tag, String... values) {
    return value(
        tag,
        RpmType.STRING_ARRAY,
        values.length,
        (String.join("\0", values) + "\0").getBytes(StandardCharsets.UTF_8));
  }

  HeaderBlob int32(int tag, int value) {
    while (data.size() % Integer.BYTES != 0) {
      data.write(0);
    }
    return value(tag, RpmType.INT32, 1, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  HeaderBlob binary(int tag, byte[] value) {
    return value(tag, RpmType.BIN, value.length, value);
  }

  private HeaderBlob value(int tag, int type, int count, byte[] bytes) {
    entry(tag, type, data.size(), count);
    data.writeBytes(bytes);
    return this;
  }

  /** Puts everything so far into a region of this tag. */
  HeaderBlob region(int tag, int trailerTag) {
    entries.add(0, new Entry(tag, RpmType.BIN, data.size(), 16));
    data.writeBytes(
        ByteBuffer.allocate(16)
            .putInt(trailerTag)
            .putInt(RpmType.BIN)
            .putInt(-16 * entries.size())
            .putInt(16)
            .array());
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      out.writeInt(data.size());
      for (Entry entry : entries) {
        out.writeInt(entry.tag());
        out.writeInt(entry.type());
        out.writeInt(entry.offset());
        out.writeInt(entry.count());
      }
      data.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Extents extents() {
    return extents(bytes());
  }

  /** Splits bytes into pieces, as they are stored in a database. */
  static Extents extents(byte[] bytes) {
    FileContent content = FileContent.of(bytes);
    Extents.Builder builder = new Extents.Builder();
    for (int at = 0; at < bytes.length; at += 11) {
      builder.add(content, at, Math.min(11, bytes.length - at));
    }
    return builder.build();
  }
}
