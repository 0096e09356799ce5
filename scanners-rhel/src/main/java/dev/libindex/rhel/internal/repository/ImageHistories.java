package dev.libindex.rhel.internal.repository;

import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.databases.Layered;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dnf histories of an image, as each of its layers leaves them. Immutable. */
public final class ImageHistories {

  /**
   * The history that a layer changes, as it leaves it.
   *
   * @param path the path of the history
   * @param isSpread whether a part of it comes from a layer below, so that the scan has not read it
   * @param main the history
   * @param logs the logs that SQLite applies, in their order
   */
  public record State(String path, boolean isSpread, HistoryFile main, List<HistoryFile> logs) {
    /**
     * Reads the history.
     *
     * @throws IOException if it cannot be put together
     */
    public DnfHistory read() throws IOException {
      PageOverlay pages = PageOverlay.NONE;
      for (HistoryFile log : logs) {
        pages = pages(log).over(pages);
      }
      return main.isNone() ? DnfHistory.EMPTY : DnfHistory.read(pages(main), pages);
    }

    /** Returns the error of a history that {@link #read} could not put together. */
    public PartialError error(IOException failure) {
      return PartialError.permanent(
          path,
          "history and log of different layers cannot be put together: " + failure.getMessage());
    }

    private static PageOverlay pages(HistoryFile file) throws FormatException {
      if (!file.problem().isEmpty()) {
        throw new FormatException(file.problem());
      }
      return PageOverlay.decode(file.pages());
    }
  }

  private final List<Optional<State>> states = new ArrayList<>();
  private final Layered<HistoryFile> files = new Layered<>();

  private ImageHistories() {}

  /**
   * Puts the histories of an image together.
   *
   * @param layers what a scanner that returns the evidence of {@link LayerHistories} returned for
   *     each layer, bottom first
   * @param overlay the overlay of the same layers
   */
  public static ImageHistories of(List<? extends ScanResult<?>> layers, LayerOverlay overlay) {
    ImageHistories image = new ImageHistories();
    for (int layer = 0; layer < layers.size(); layer++) {
      LayerHistories histories = LayerHistories.of(layers.get(layer).evidence());
      int number = layer;
      histories.files().forEach((path, file) -> image.files.put(path, number, file));
      image.states.add(
          histories.count() && !histories.files().isEmpty()
              ? image.state(layer, histories, overlay.below(layer + 1))
              : Optional.empty());
    }
    return image;
  }

  /** Returns the history that a layer changes and that says where its packages come from. */
  public Optional<State> state(int layer) {
    return states.get(layer);
  }

  private Optional<State> state(int layer, LayerHistories histories, LayerOverlay applied) {
    for (String path : DnfHistory.PATHS) {
      boolean isChanged =
          histories.files().containsKey(path)
              || LogFiles.SUFFIXES.stream()
                  .map(suffix -> histories.files().get(path + suffix))
                  .anyMatch(log -> log != null && !log.isNone());
      Optional<Map.Entry<Integer, HistoryFile>> main = files.top(path, applied);
      if (isChanged && main.isPresent()) {
        return Optional.of(state(path, layer, main.get(), applied));
      }
    }
    return Optional.empty();
  }

  private State state(
      String path, int layer, Map.Entry<Integer, HistoryFile> main, LayerOverlay applied) {
    List<HistoryFile> logs = new ArrayList<>();
    boolean isSpread = main.getKey() != layer;
    // SQLite rolls a journal back before it applies a write-ahead log.
    for (String suffix : List.of(LogFiles.JOURNAL_SUFFIX, LogFiles.WAL_SUFFIX)) {
      Optional<Map.Entry<Integer, HistoryFile>> log =
          files.top(path + suffix, applied).filter(one -> !one.getValue().isNone());
      if (log.isPresent()) {
        logs.add(log.get().getValue());
        isSpread |= log.get().getKey() != layer;
      }
    }
    return new State(path, isSpread, main.getValue(), logs);
  }
}
