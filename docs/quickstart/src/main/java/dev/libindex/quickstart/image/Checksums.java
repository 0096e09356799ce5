package dev.libindex.quickstart.image;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and bytes. */
final class Checksums {
  private static final int BUFFER = 64 * 1024;

  private Checksums() {}

  static Digest of(Path file) throws IOException {
    MessageDigest sum = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sum.update(buffer, 0, count);
      }
    }
    return digest(sum);
  }

  static Digest of(byte[] bytes) {
    MessageDigest sum = sha256();
    sum.update(bytes);
    return digest(sum);
  }

  private static Digest digest(MessageDigest sum) {
    return new Digest(Digest.Algorithm.SHA256, HexFormat.of().formatHex(sum.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
