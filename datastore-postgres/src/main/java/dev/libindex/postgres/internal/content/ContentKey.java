package dev.libindex.postgres.internal.content;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Computes the keys of rows whose key is derived from their content. Where reports give that
 * content an id, the key is that id, computed again because a caller may have set another one.
 */
public final class ContentKey {
  private ContentKey() {}

  public static UUID of(Package item) {
    return parse(item.toBuilder().id("").build().id());
  }

  public static UUID of(Repository item) {
    return parse(Repository.of(item.name(), item.key(), item.uri(), item.cpe()).id());
  }

  public static UUID of(Distribution item) {
    return parse(
        Distribution.builder()
            .did(item.did())
            .name(item.name())
            .version(item.version())
            .versionCodeName(item.versionCodeName())
            .versionId(item.versionId())
            .arch(item.arch())
            .cpe(item.cpe())
            .prettyName(item.prettyName())
            .build()
            .id());
  }

  public static UUID of(ScannerIdentity scanner) {
    return of(ScannerSet.of(List.of(scanner)));
  }

  public static UUID of(ScannerSet scanners) {
    return parse(scanners.id());
  }

  /** Returns the key of a key of a mapping, whether the mapping has it or not. */
  public static UUID ofMappingKey(String mapping, String key) {
    return new Fingerprint("mapping-key").add(mapping).add(key).key();
  }

  /** Returns the key of a list of layers. */
  public static UUID ofLayers(List<Digest> layers) {
    Fingerprint fingerprint = new Fingerprint("layers");
    layers.forEach(layer -> fingerprint.add(layer.toString()));
    return fingerprint.key();
  }

  /**
   * Returns the key of a set of rows.
   *
   * @param tag the kind of set
   * @param sorted the keys of its members
   */
  public static UUID ofMembers(String tag, Collection<UUID> sorted) {
    Fingerprint fingerprint = new Fingerprint(tag);
    sorted.forEach(fingerprint::add);
    return fingerprint.key();
  }

  /** Returns the SHA-256 of some bytes. */
  public static byte[] sha256(byte[] content) {
    return newSha256().digest(content);
  }

  private static UUID parse(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A SHA-256 over a tag and fields; each text is preceded by its length in bytes. */
  public static final class Fingerprint {
    private final MessageDigest digest = newSha256();

    /**
     * Creates a fingerprint of a tag, which keeps rows of different kinds from having the same key.
     */
    public Fingerprint(String tag) {
      add(tag);
    }

    /** Adds a text. */
    public Fingerprint add(String field) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
      return this;
    }

    /** Adds a key. Its length is left out, since it is always the same. */
    public Fingerprint add(UUID field) {
      digest.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(field.getMostSignificantBits())
              .putLong(field.getLeastSignificantBits())
              .array());
      return this;
    }

    /** Returns the first 128 bits, and resets the fingerprint. */
    public UUID key() {
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
      return new UUID(bytes.getLong(), bytes.getLong());
    }
  }
}
