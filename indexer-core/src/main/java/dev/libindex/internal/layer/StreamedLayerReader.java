package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.scan.LayerReader;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Layer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Reads each layer in one pass. What a wanted path leads to through links is captured in the same
 * pass where that can be known: symbolic links name files that come after them, and files that come
 * before are kept if a scanner recognises them. A second pass is the last resort. Thread-safe.
 */
public final class StreamedLayerReader implements LayerReader {
  private final LayerSource source;
  private final LayerLimits limits;
  private final CaptureBudget budget;
  private final Path temporaryDirectory;
  private final boolean diffIds;

  /**
   * Creates a reader of the layers of a source that does not compute diffIDs.
   *
   * @param limits the limits for each layer
   * @param budget shared with other readers of this process, if there are any
   * @param temporaryDirectory the directory for captured files that exceed the budget; it must
   *     exist
   */
  public StreamedLayerReader(
      LayerSource source, LayerLimits limits, CaptureBudget budget, Path temporaryDirectory) {
    this(source, limits, budget, temporaryDirectory, false);
  }

  private StreamedLayerReader(
      LayerSource source,
      LayerLimits limits,
      CaptureBudget budget,
      Path temporaryDirectory,
      boolean diffIds) {
    this.source = source;
    this.limits = limits;
    this.budget = budget;
    this.temporaryDirectory = temporaryDirectory;
    this.diffIds = diffIds;
  }

  /** Returns a reader like this one that also computes the diffIDs of layers. */
  public StreamedLayerReader withDiffIds() {
    return new StreamedLayerReader(source, limits, budget, temporaryDirectory, true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InterruptedException if the thread is interrupted; the transfer is then cancelled
   */
  @Override
  public StreamedLayer read(Layer layer, Wanted wanted, LongConsumer progress)
      throws InterruptedException {
    CaptureArea area = new CaptureArea(budget, limits, temporaryDirectory);
    boolean complete = false;
    try {
      StreamedLayer captured = read(layer, wanted, progress, area);
      complete = true;
      return captured;
    } finally {
      if (!complete) {
        area.close();
      }
    }
  }

  private StreamedLayer read(Layer layer, Wanted wanted, LongConsumer progress, CaptureArea area)
      throws InterruptedException {
    EntryTable table = new EntryTable();
    WantedEntries entries = new WantedEntries(wanted.paths(), table);
    RecognizedFiles recognized = new RecognizedFiles(wanted, area);
    LayerPass first =
        new LayerPass(layer, limits, table, entries::contains, area, recognized, diffIds);
    first.run(source, progress);
    int requests = 1;
    long bytesReceived = first.bytesReceived();
    Set<Integer> missing = missing(table, wanted.paths(), first.wantedLinks(), area);
    if (!missing.isEmpty()) {
      // The same bytes give the same table, so the entries have the same numbers.
      RecognizedFiles none = new RecognizedFiles(Wanted.paths(PathSelector.none()), area);
      LayerPass second =
          new LayerPass(layer, limits, new EntryTable(), missing::contains, area, none, false);
      second.run(source, progress);
      requests++;
      bytesReceived += second.bytesReceived();
    }
    PassStatistics statistics =
        new PassStatistics(
            requests, bytesReceived, first.entries(), area.capturedBytes(), area.spilledBytes());
    return new StreamedLayer(
        layer.hash(), table, area, recognized.entries(), statistics, first.diffId());
  }

  /** Returns the files that wanted paths lead to through links and that were not captured. */
  private static Set<Integer> missing(
      EntryTable table, PathSelector wanted, List<Integer> wantedLinks, CaptureArea area) {
    Links links = new Links(table);
    BitSet unreachable = table.unreachable();
    Set<Integer> missing = new TreeSet<>();
    for (int link : wantedLinks) {
      if (!unreachable.get(link)) {
        addMissing(missing, links.follow(link), table, area);
      }
    }
    for (String path : wanted.paths()) {
      byte[] text = path.getBytes(StandardCharsets.UTF_8);
      addMissing(missing, links.follow(PathWalk.find(table, text, text.length, true)), table, area);
    }
    return missing;
  }

  private static void addMissing(
      Set<Integer> missing, int entry, EntryTable table, CaptureArea area) {
    boolean file = entry != NONE && table.type(entry) == EntryType.FILE && table.size(entry) > 0;
    if (file && !area.has(entry)) {
      missing.add(entry);
    }
  }
}
