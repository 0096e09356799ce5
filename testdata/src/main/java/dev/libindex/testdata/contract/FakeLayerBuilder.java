package dev.libindex.testdata.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.model.Digest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FakeLayer}. Not thread-safe. Adding a path again replaces its earlier entry. */
public final class FakeLayerBuilder {
  private final SortedMap<String, LayerEntry> entries = new TreeMap<>();
  private final SortedMap<String, FakeContent> contents = new TreeMap<>();
  private final MessageDigest sum = sha256();
  private @Nullable Digest digest;

  FakeLayerBuilder() {
    directory(".");
  }

  /** Adds a text file, in UTF-8. */
  public FakeLayerBuilder file(String path, String text) {
    return file(path, text.getBytes(UTF_8));
  }

  /** Adds a file. */
  public FakeLayerBuilder file(String path, byte[] content) {
    byte[] copy = content.clone();
    add(new LayerEntry(path, EntryType.FILE, copy.length, ""));
    sum.update(copy);
    contents.put(path, () -> FileContent.of(copy));
    return this;
  }

  /** Adds a file whose bytes cannot be read: opening it throws {@code failure}. */
  public FakeLayerBuilder unreadable(String path, long size, IOException failure) {
    add(new LayerEntry(path, EntryType.FILE, size, ""));
    contents.put(
        path,
        () -> {
          throw failure;
        });
    return this;
  }

  /** Adds a directory. Needed for empty directories only: parent directories are implied. */
  public FakeLayerBuilder directory(String path) {
    return add(new LayerEntry(path, EntryType.DIRECTORY, 0, ""));
  }

  /** Adds a symbolic link; its target is absolute or relative to the link's directory. */
  public FakeLayerBuilder symlink(String path, String target) {
    return add(new LayerEntry(path, EntryType.SYMLINK, 0, target));
  }

  /** Adds a hard link, which is another name of a file; its target is relative to the root. */
  public FakeLayerBuilder hardlink(String path, String target) {
    return add(new LayerEntry(path, EntryType.HARDLINK, 0, target));
  }

  /** Adds an entry that is neither a file, a directory nor a link. */
  public FakeLayerBuilder device(String path) {
    return add(new LayerEntry(path, EntryType.OTHER, 0, ""));
  }

  /** Sets the layer's digest; by default it is derived from what was added. */
  public FakeLayerBuilder digest(Digest value) {
    this.digest = value;
    return this;
  }

  /** Returns the layer. The builder can be used again. */
  public FakeLayer build() {
    return new FakeLayer(digest == null ? contentDigest() : digest, entries, contents, null);
  }

  private FakeLayerBuilder add(LayerEntry entry) {
    sum.update(entry.toString().getBytes(UTF_8));
    contents.remove(entry.path());
    entries.put(entry.path(), entry);
    String parent = entry.directory();
    while (!entries.containsKey(parent)) {
      LayerEntry implied = new LayerEntry(parent, EntryType.DIRECTORY, 0, "");
      entries.put(parent, implied);
      parent = implied.directory();
    }
    return this;
  }

  private Digest contentDigest() {
    try {
      MessageDigest soFar = (MessageDigest) sum.clone();
      return new Digest(Digest.Algorithm.SHA256, HexFormat.of().formatHex(soFar.digest()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the platform cannot be cloned", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
