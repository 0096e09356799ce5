package dev.libindex.internal.layer;

import dev.libindex.model.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes by the algorithms of digests. */
final class Hashes {
  private Hashes() {}

  static MessageDigest of(Digest.Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.javaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm.javaName(), e);
    }
  }

  /** Returns the hash of all bytes in hex, and resets it. */
  static String hex(MessageDigest hash) {
    return HexFormat.of().formatHex(hash.digest());
  }
}
