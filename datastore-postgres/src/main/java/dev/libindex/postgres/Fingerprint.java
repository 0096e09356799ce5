package dev.libindex.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** SHA-256 over a tag and fields, each preceded by its length in bytes. */
final class Fingerprint {
  private final MessageDigest digest = sha256();

  Fingerprint(String tag) {
    add(tag);
  }

  static byte[] sha256(byte[] content) {
    return sha256().digest(content);
  }

  Fingerprint add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  /** A field whose length is always the same. */
  Fingerprint add(UUID field) {
    digest.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(field.getMostSignificantBits())
            .putLong(field.getLeastSignificantBits())
            .array());
    return this;
  }

  /** The first 128 bits. */
  UUID key() {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
