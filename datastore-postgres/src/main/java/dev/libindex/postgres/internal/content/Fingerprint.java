package dev.libindex.postgres.internal.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** SHA-256 over a tag and fields, each preceded by its length in bytes. */
public final class Fingerprint {
  private final MessageDigest digest = newSha256();

  /** Begins with a tag, which keeps rows of different kinds from having the same key. */
  public Fingerprint(String tag) {
    add(tag);
  }

  /** Returns the SHA-256 of a content. */
  public static byte[] sha256(byte[] content) {
    return newSha256().digest(content);
  }

  /** Adds a text. */
  public Fingerprint add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  /** Adds a key. It always has the same length, which is left out. */
  public Fingerprint add(UUID field) {
    digest.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(field.getMostSignificantBits())
            .putLong(field.getLeastSignificantBits())
            .array());
    return this;
  }

  /** Returns the first 128 bits. */
  public UUID key() {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
