package dev.libindex.rhel.layers;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A layer that a test makes up, file by file. Not thread-safe while it grows. */
public final class MemoryLayer implements LayerView {
  private static final int MAX_LINKS = 40;

  private final Digest digest;
  private final Map<String, LayerEntry> entries = new TreeMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, IOException> failures = new HashMap<>();

  private MemoryLayer(Digest digest) {
    this.digest = digest;
  }

  public static MemoryLayer empty() {
    return of(Digest.parse("sha256:" + "0".repeat(64)));
  }

  public static MemoryLayer of(Digest digest) {
    return new MemoryLayer(digest);
  }

  public MemoryLayer file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public MemoryLayer file(String path, byte[] content) {
    contents.put(path, content);
    return add(path, EntryType.FILE, content.length, "");
  }

  public MemoryLayer directory(String path) {
    return add(path, EntryType.DIRECTORY, 0, "");
  }

  public MemoryLayer symlink(String path, String target) {
    return add(path, EntryType.SYMLINK, 0, target);
  }

  public MemoryLayer hardlink(String path, String target) {
    return add(path, EntryType.HARDLINK, 0, target);
  }

  /** A file that is there, but whose bytes cannot be had. */
  public MemoryLayer unreadable(String path, IOException failure) {
    failures.put(path, failure);
    return add(path, EntryType.FILE, 1, "");
  }

  private MemoryLayer add(String path, EntryType type, long size, String target) {
    entries.put(path, new LayerEntry(path, type, size, target));
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String parent = path.substring(0, end);
      entries.putIfAbsent(parent, new LayerEntry(parent, EntryType.DIRECTORY, 0, ""));
    }
    return this;
  }

  @Override
  public Digest digest() {
    return digest;
  }

  @Override
  public Optional<LayerEntry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public List<LayerEntry> select(PathSelector selector) {
    return entries.values().stream()
        .filter(entry -> entry.type() != EntryType.DIRECTORY)
        .filter(entry -> selector.matches(entry.path()))
        .toList();
  }

  @Override
  public Optional<FileContent> open(String path) throws IOException {
    LayerEntry entry = resolve(path);
    if (entry == null) {
      return Optional.empty();
    }
    IOException failure = failures.get(entry.path());
    if (failure != null) {
      throw failure;
    }
    return Optional.of(FileContent.of(contents.getOrDefault(entry.path(), new byte[0])));
  }

  /** The entry that a path leads to, or null. */
  private @Nullable LayerEntry resolve(String path) {
    String remaining = path;
    String done = "";
    int links = 0;
    while (!remaining.isEmpty()) {
      int slash = remaining.indexOf('/');
      String part = slash < 0 ? remaining : remaining.substring(0, slash);
      remaining = slash < 0 ? "" : remaining.substring(slash + 1);
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        done = done.contains("/") ? done.substring(0, done.lastIndexOf('/')) : "";
        continue;
      }
      String next = done.isEmpty() ? part : done + "/" + part;
      LayerEntry entry = entries.get(next);
      if (entry == null || links > MAX_LINKS) {
        return null;
      }
      if (entry.linkTarget().isEmpty()) {
        done = next;
        continue;
      }
      links++;
      String target = entry.linkTarget();
      boolean fromRoot = target.startsWith("/") || entry.type() == EntryType.HARDLINK;
      done = fromRoot ? "" : done;
      remaining = remaining.isEmpty() ? target : target + "/" + remaining;
    }
    return entries.get(done);
  }
}
