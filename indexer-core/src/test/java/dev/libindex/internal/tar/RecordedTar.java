package dev.libindex.internal.tar;

import dev.libindex.layer.EntryType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Records the entries of a walk in order, with texts in Latin-1 so that no byte is lost. */
final class RecordedTar implements TarVisitor {
  /**
   * An entry of the tar.
   *
   * @param contentHash the hash of its content, or empty if that was not requested
   */
  record Entry(String path, EntryType type, long size, String link, String contentHash) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Predicate<String> wanted;
  private MessageDigest hash = newHash();
  private long length;

  private RecordedTar(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Walks over a tar and requests the content of all files of at most 16 MiB. */
  static List<Entry> read(InputStream in) throws IOException {
    return read(in, path -> true);
  }

  static List<Entry> read(InputStream in, Predicate<String> wanted) throws IOException {
    RecordedTar recorded = new RecordedTar(wanted);
    TarWalker.walk(in, recorded);
    return recorded.entries;
  }

  static List<Entry> read(byte[] tar) throws IOException {
    return read(new ByteArrayInputStream(tar));
  }

  static String hash(byte[] content) {
    return HexFormat.of().formatHex(newHash().digest(content));
  }

  private static MessageDigest newHash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean entry(TarEntry entry) {
    String path = text(entry.path(), entry.pathLength());
    String link = text(entry.linkTarget(), entry.linkTargetLength());
    entries.add(new Entry(path, entry.type(), entry.size(), link, ""));
    hash = newHash();
    length = 0;
    return entry.size() <= 1 << 24 && wanted.test(path);
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void content(byte[] buffer, int offset, int count) {
    hash.update(buffer, offset, count);
    length += count;
  }

  @Override
  public void hole(long count) {
    hash.update(new byte[(int) count]);
    length += count;
  }

  @Override
  public void contentEnd() {
    Entry entry = entries.remove(entries.size() - 1);
    if (length != entry.size()) {
      throw new AssertionError(entry.path() + " has " + length + " bytes");
    }
    String contentHash = HexFormat.of().formatHex(hash.digest());
    entries.add(new Entry(entry.path(), entry.type(), entry.size(), entry.link(), contentHash));
  }
}
