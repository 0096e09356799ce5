package dev.libindex.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An id derived from what it names: the first 128 bits of SHA-256 over a tag and the fields, each
 * preceded by its length in bytes (32 bits, big-endian).
 */
final class ContentId {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  ContentId(String tag) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    add(tag);
  }

  ContentId add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
  }
}
