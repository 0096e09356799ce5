package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;
import static dev.libindex.internal.layer.EntryTable.ROOT;

import dev.libindex.internal.scan.CapturedLayer;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The view of a layer that was read to its end and has the right digest. Closing it frees the
 * captured files.
 */
public final class StreamedLayer implements CapturedLayer, LayerView {
  private final Digest digest;
  private final EntryTable table;
  private final CaptureArea area;
  private final List<Integer> recognized;
  private final PassStatistics statistics;
  private final @Nullable Digest diffId;
  private final Links links;
  private final BitSet unreachable;

  /**
   * Creates the view of a finished table.
   *
   * @param recognized the files that were captured because a scanner recognises them
   * @param diffId the SHA-256 of the tar, or null if it was not computed
   */
  StreamedLayer(
      Digest digest,
      EntryTable table,
      CaptureArea area,
      List<Integer> recognized,
      PassStatistics statistics,
      @Nullable Digest diffId) {
    this.digest = digest;
    this.table = table;
    this.area = area;
    this.recognized = recognized;
    this.statistics = statistics;
    this.diffId = diffId;
    this.links = new Links(table);
    this.unreachable = table.unreachable();
  }

  @Override
  public Digest digest() {
    return digest;
  }

  /** Returns the cost of reading the layer. */
  public PassStatistics statistics() {
    return statistics;
  }

  @Override
  public LayerView view() {
    return this;
  }

  @Override
  public Optional<Digest> diffId() {
    return Optional.ofNullable(diffId);
  }

  @Override
  public int requests() {
    return statistics.requests();
  }

  @Override
  public long bytesReceived() {
    return statistics.bytesReceived();
  }

  @Override
  public long entries() {
    return statistics.entries();
  }

  /** {@inheritDoc} Links on the way to the last part are followed. */
  @Override
  public Optional<LayerEntry> entry(String path) {
    int entry = find(path, false);
    return entry == NONE || links.isBroken(entry) ? Optional.empty() : Optional.of(describe(entry));
  }

  @Override
  public List<LayerEntry> select(PathSelector selector) {
    SelectorMatcher matcher = new SelectorMatcher(selector, table);
    List<LayerEntry> selected = new ArrayList<>();
    for (int entry = ROOT + 1; entry < table.count(); entry++) {
      if (table.type(entry) != EntryType.DIRECTORY
          && !unreachable.get(entry)
          && matcher.matches(entry)
          && !links.isBroken(entry)) {
        selected.add(describe(entry));
      }
    }
    return sorted(selected);
  }

  @Override
  public Optional<LayerEntry> resolve(String path) {
    int entry = find(path, false);
    int target = links.follow(entry);
    if (target == NONE) {
      return Optional.empty();
    }
    return Optional.of(describe(unreachable.get(target) ? entry : target));
  }

  @Override
  public List<LayerEntry> recognized() {
    List<LayerEntry> files = new ArrayList<>();
    for (int file : recognized) {
      if (!unreachable.get(file)) {
        files.add(describe(file));
      }
    }
    return sorted(files);
  }

  @Override
  public List<LayerEntry> linksOutside(PathSelector selector) {
    SelectorMatcher matcher = new SelectorMatcher(selector, table);
    List<LayerEntry> outside = new ArrayList<>();
    for (int link = ROOT + 1; link < table.count(); link++) {
      EntryType type = table.type(link);
      if ((type == EntryType.HARDLINK || type == EntryType.SYMLINK)
          && !unreachable.get(link)
          && matcher.matches(link)
          && links.leadsOutside(link)) {
        outside.add(describe(link));
      }
    }
    return sorted(outside);
  }

  private static List<LayerEntry> sorted(List<LayerEntry> entries) {
    entries.sort(Comparator.comparing(LayerEntry::path));
    return entries;
  }

  @Override
  public Optional<FileContent> open(String path) throws IOException {
    int entry = links.follow(find(path, true));
    if (entry == NONE) {
      return Optional.empty();
    }
    Optional<FileContent> captured = area.open(entry, path);
    boolean empty = table.type(entry) != EntryType.FILE || table.size(entry) == 0;
    if (captured.isEmpty() && !empty) {
      throw new UncapturedException(path);
    }
    return captured.or(() -> Optional.of(FileContent.of(new byte[0])));
  }

  /** Releases memory and disk. Harmless when repeated. */
  @Override
  public void close() {
    area.close();
  }

  private int find(String path, boolean follow) {
    if (path.equals(".")) {
      return ROOT;
    }
    byte[] text = path.getBytes(StandardCharsets.UTF_8);
    return isClean(path) ? PathWalk.find(table, text, text.length, follow) : NONE;
  }

  private static boolean isClean(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private LayerEntry describe(int entry) {
    String path = entry == ROOT ? "." : table.path(entry);
    EntryType type = table.type(entry);
    return switch (type) {
      case DIRECTORY, OTHER -> new LayerEntry(path, type, 0, "");
      case FILE -> new LayerEntry(path, type, table.size(entry), "");
      case SYMLINK -> new LayerEntry(path, type, 0, table.linkTarget(entry));
      case HARDLINK -> new LayerEntry(path, type, hardLinkSize(entry), table.linkTarget(entry));
    };
  }

  private long hardLinkSize(int link) {
    int file = links.follow(link);
    return file != NONE && table.type(file) == EntryType.FILE ? table.size(file) : 0;
  }
}
