package dev.libindex.rhel.internal.repository;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.dnf.HistoryEvidence;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.scan.Evidence;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is kept of the dnf histories of a layer, and of the logs beside them, to put them together
 * with those of other layers.
 *
 * @param count whether the histories say where the layer's packages come from; false if a content
 *     manifest does
 * @param files the histories and logs by path
 */
public record LayerHistories(boolean count, Map<String, HistoryFile> files) {
  private static final int FORMAT = 2;
  private static final String COUNT = "count";
  private static final String IGNORED = "ignored";

  /** A layer without histories. */
  private static final LayerHistories NONE = new LayerHistories(false, Map.of());

  /** Copies the map. */
  public LayerHistories {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * Reads the histories of a layer.
   *
   * @param sources the content sources of the same layer
   */
  public static LayerHistories read(LayerView layer, ContentSources sources)
      throws InterruptedException {
    Map<String, HistoryFile> files = new TreeMap<>();
    for (String path : DnfHistory.PATHS) {
      put(files, layer, path);
      for (String suffix : LogFiles.SUFFIXES) {
        put(files, layer, path + suffix);
      }
    }
    boolean isHistory = sources.path().isEmpty() || DnfHistory.PATHS.contains(sources.path());
    return new LayerHistories(sources.error().isEmpty() && isHistory, files);
  }

  private static void put(Map<String, HistoryFile> files, LayerView layer, String path)
      throws InterruptedException {
    try {
      Optional<FileContent> content = layer.open(path);
      if (content.isPresent()) {
        PageOverlay pages = pages(path, content.get());
        files.put(path, new HistoryFile(pages.isNone() ? "" : HistoryEvidence.encode(pages), ""));
      }
    } catch (IOException e) {
      files.put(path, new HistoryFile("", ReadFailure.of(path, e).cause()));
    }
  }

  private static PageOverlay pages(String path, FileContent content) throws IOException {
    if (path.endsWith(LogFiles.WAL_SUFFIX)) {
      return PageOverlay.read(LogFiles.ofWal(content));
    }
    return path.endsWith(LogFiles.JOURNAL_SUFFIX)
        ? PageOverlay.read(LogFiles.ofJournal(content))
        : HistoryEvidence.ofFile(content);
  }

  /** Returns the evidence for composition; none if the layer has no history and no log. */
  public List<Evidence> evidence() {
    if (files.isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder(count ? COUNT : IGNORED);
    files.forEach(
        (path, file) ->
            text.append('\n')
                .append(String.join("\t", path, file.pages(), oneLine(file.problem()))));
    return List.of(Evidence.forComposition(text.toString(), FORMAT));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\n]", " ");
  }

  /**
   * Finds the histories in what the scan of a layer has returned.
   *
   * @throws IllegalArgumentException if they are malformed
   */
  static LayerHistories of(List<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> one.mapping().isEmpty() && one.format() == FORMAT)
        .findFirst()
        .map(one -> parse(one.content()))
        .orElse(NONE);
  }

  private static LayerHistories parse(String text) {
    String[] lines = text.split("\n", -1);
    Map<String, HistoryFile> files = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] fields = lines[i].split("\t", -1);
      if (fields.length != 3) {
        throw new IllegalArgumentException("evidence is not what a scan has returned");
      }
      files.put(fields[0], new HistoryFile(fields[1], fields[2]));
    }
    return new LayerHistories(lines[0].equals(COUNT), files);
  }

  /**
   * Returns the ids of repositories that the histories name, and those that the logs may name,
   * whatever the histories of other layers have.
   */
  SortedSet<String> repositoryIds() {
    SortedSet<String> ids = new TreeSet<>();
    files.forEach((path, file) -> addIds(path, file, ids));
    ids.removeIf(ContentSources::isPlaceholder);
    return ids;
  }

  private static void addIds(String path, HistoryFile file, SortedSet<String> ids) {
    if (file.pages().isEmpty()) {
      return;
    }
    try {
      PageOverlay pages = PageOverlay.decode(file.pages());
      ids.addAll(
          DnfHistory.PATHS.contains(path)
              ? DnfHistory.read(pages, PageOverlay.NONE).repositoryIds()
              : HistoryEvidence.candidateIds(pages));
    } catch (IOException e) {
      // What composition then lacks, it reports.
      ids.remove("");
    }
  }
}
