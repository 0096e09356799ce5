package dev.libindex.testdata.contract;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.Digest;
import dev.libindex.scan.LayerScanner;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A layer built in memory, without a tar. Immutable and thread-safe. Paths are relative to the
 * root; the parent directories of every path exist.
 *
 * <pre>{@code
 * FakeLayer.of("etc/os-release", "ID=rhel\n");
 * FakeLayer.builder().file("usr/lib/os-release", "ID=rhel\n").symlink("etc/os-release",
 *     "../usr/lib/os-release").build();
 * }</pre>
 */
public final class FakeLayer implements LayerView {
  private final Digest digest;
  private final SortedMap<String, LayerEntry> entries;
  private final SortedMap<String, FakeContent> contents;

  /** The paths of the files that can be opened, or null if all can. */
  private final @Nullable Set<String> captured;

  FakeLayer(
      Digest digest,
      SortedMap<String, LayerEntry> entries,
      SortedMap<String, FakeContent> contents,
      @Nullable Set<String> captured) {
    this.digest = digest;
    this.entries = new TreeMap<>(entries);
    this.contents = new TreeMap<>(contents);
    this.captured = captured;
  }

  /** Returns an empty layer. */
  public static FakeLayer empty() {
    return builder().build();
  }

  /** Returns a layer with one text file, in UTF-8. */
  public static FakeLayer of(String path, String text) {
    return builder().file(path, text).build();
  }

  /** Returns a layer with one file. */
  public static FakeLayer of(String path, byte[] content) {
    return builder().file(path, content).build();
  }

  /** Returns a builder, for layers with links, directories, or more than one file. */
  public static FakeLayerBuilder builder() {
    return new FakeLayerBuilder();
  }

  /**
   * Returns this layer as a scanner that wants these paths sees it in production: files that these
   * paths lead to, following links, can be opened; opening any other file throws {@link
   * UncapturedException}.
   */
  public FakeLayer capturing(PathSelector selector) {
    Set<String> reached = new HashSet<>();
    for (String path : selector.paths()) {
      walk(path).map(LayerEntry::path).ifPresent(reached::add);
    }
    for (LayerEntry wanted : select(selector)) {
      walk(wanted.path()).map(LayerEntry::path).ifPresent(reached::add);
    }
    return new FakeLayer(digest, entries, contents, reached);
  }

  /**
   * Returns this layer as this scanner sees it in production: as {@link #capturing(PathSelector)}
   * for the paths it wants, and it can also open the files that it recognises.
   */
  public FakeLayer capturing(LayerScanner<?> scanner) {
    FakeLayer selected = capturing(scanner.wants());
    Set<String> reached = new HashSet<>(Objects.requireNonNull(selected.captured));
    for (LayerEntry file : recognized()) {
      if (isRecognized(scanner, file)) {
        reached.add(file.path());
      }
    }
    return new FakeLayer(digest, entries, contents, reached);
  }

  private boolean isRecognized(LayerScanner<?> scanner, LayerEntry file) {
    byte[] beginning = new byte[LayerScanner.BEGINNING];
    try {
      FileContent content = open(file.path()).orElseThrow();
      int length = 0;
      int count = 0;
      while (length < beginning.length && count >= 0) {
        length += count;
        count = content.read(length, beginning, length, beginning.length - length);
      }
      return scanner.recognizes(beginning, length, file.size());
    } catch (IOException e) {
      // It has no beginning that anybody could recognise.
      return false;
    }
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
        .filter(entry -> entry.type() != EntryType.DIRECTORY && selector.matches(entry.path()))
        .filter(entry -> entry.type() != EntryType.HARDLINK || walk(entry.path()).isPresent())
        .toList();
  }

  @Override
  public Optional<LayerEntry> resolve(String path) {
    return walk(path);
  }

  /** {@inheritDoc} Here these are all files that can be opened, whatever their paths. */
  @Override
  public List<LayerEntry> recognized() {
    return entries.values().stream()
        .filter(entry -> entry.type() == EntryType.FILE && entry.size() > 0)
        .filter(entry -> captured == null || captured.contains(entry.path()))
        .toList();
  }

  @Override
  public List<LayerEntry> linksOutside(PathSelector selector) {
    return entries.values().stream()
        .filter(entry -> entry.targetPath().isPresent() && selector.matches(entry.path()))
        .filter(entry -> walk(entry.path()).isEmpty())
        .toList();
  }

  @Override
  public Optional<FileContent> open(String path) throws IOException {
    Optional<LayerEntry> entry = walk(path);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    FakeContent content = contents.get(entry.get().path());
    if (content == null) {
      return Optional.of(FileContent.of(new byte[0]));
    }
    if (captured != null && !captured.contains(entry.get().path())) {
      throw new UncapturedException(path);
    }
    return Optional.of(content.open());
  }

  private Optional<LayerEntry> walk(String path) {
    return new FakePathWalk(entries).follow(path);
  }
}
