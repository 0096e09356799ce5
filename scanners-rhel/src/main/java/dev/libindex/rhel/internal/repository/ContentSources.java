package dev.libindex.rhel.internal.repository;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.buildinfo.BuildInfoException;
import dev.libindex.rhel.internal.buildinfo.ContentManifest;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that a layer says its packages come from: in its content manifest, or in its dnf
 * history if there is no manifest or the manifest refers to the history.
 *
 * @param path the file that names them, or empty
 * @param repositoryIds the ids of the repositories; an id may be repeated
 * @param history the dnf history, which knows the repository of each package; empty if the manifest
 *     is used instead
 * @param error why the sources could not be read, if they could not
 * @param notice anything odd about the manifest
 */
public record ContentSources(
    String path,
    List<String> repositoryIds,
    DnfHistory history,
    Optional<PartialError> error,
    Optional<Notice> notice) {
  /** Real layers name a few dozen. */
  private static final int MAX_REPOSITORY_IDS = 10_000;

  /** Copies the list. */
  public ContentSources {
    repositoryIds = List.copyOf(repositoryIds);
  }

  /** Selects the files that must be captured to read the content sources. */
  public static PathSelector wanted() {
    PathSelector wanted = ContentManifestFile.wanted();
    for (String path : DnfHistory.PATHS) {
      wanted = wanted.or(PathSelector.paths(path));
      for (String suffix : LogFiles.SUFFIXES) {
        wanted = wanted.or(PathSelector.paths(path + suffix));
      }
    }
    return wanted;
  }

  /** Returns whether a file that begins like this may be a content source. */
  public static boolean recognizes(byte[] beginning, int length, long size) {
    return ContentManifestFile.recognizes(beginning, length, size)
        || SqliteDatabase.hasMagic(Arrays.copyOf(beginning, Math.min(length, 16)));
  }

  /** Reads the content sources of a layer; a layer that names none is not an error. */
  public static ContentSources read(LayerView layer) throws InterruptedException {
    Optional<LayerEntry> file = ContentManifestFile.find(layer);
    if (file.isEmpty()) {
      return ofHistory(layer, Optional.empty());
    }
    String path = file.get().path();
    try {
      Optional<byte[]> content = SmallFile.read(layer, path);
      if (content.isEmpty()) {
        return failed(PartialError.permanent(path, "content manifest is a link to nothing"));
      }
      Optional<ContentManifest> manifest = ContentManifest.parse(content.get());
      if (manifest.isEmpty()) {
        return ofHistory(layer, Optional.of(new Notice(path, "content manifest is not JSON")));
      }
      return manifest.get().fromDnfHint()
          ? ofHistory(layer, Optional.empty())
          : ofManifest(path, manifest.get());
    } catch (BuildInfoException e) {
      return failed(PartialError.permanent(path, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return failed(ReadFailure.of(path, e));
    }
  }

  /**
   * Returns an error for each content source of a layer that is a hard link to a file of another
   * layer, which cannot be read, unless it is a source there, too.
   */
  public static List<PartialError> linksOutside(LayerView layer) {
    PathSelector sources =
        ContentManifestFile.wanted()
            .or(PathSelector.paths(DnfHistory.PATHS.toArray(String[]::new)));
    return layer.linksOutside(sources).stream()
        .filter(link -> link.type() == EntryType.HARDLINK)
        .filter(link -> link.targetPath().filter(sources::matches).isEmpty())
        .map(
            link ->
                PartialError.permanent(
                    link.path(),
                    "hard link to %s, which is not in this layer"
                        .formatted(link.targetPath().orElse(""))))
        .toList();
  }

  private static ContentSources ofManifest(String path, ContentManifest manifest)
      throws FormatException {
    return new ContentSources(
        path,
        limited(manifest.contentSets()),
        DnfHistory.EMPTY,
        Optional.empty(),
        Optional.empty());
  }

  private static ContentSources failed(PartialError error) {
    return new ContentSources(
        "", List.of(), DnfHistory.EMPTY, Optional.of(error), Optional.empty());
  }

  private static ContentSources ofHistory(LayerView layer, Optional<Notice> notice)
      throws InterruptedException {
    for (String path : DnfHistory.PATHS) {
      try {
        Optional<FileContent> content = layer.open(path);
        if (content.isPresent()) {
          DnfHistory history = DnfHistory.read(content.get(), LogFiles.beside(layer, path));
          return new ContentSources(
              path, repositoryIds(history), history, Optional.empty(), notice);
        }
      } catch (IOException e) {
        return new ContentSources(
            "", List.of(), DnfHistory.EMPTY, Optional.of(ReadFailure.of(path, e)), notice);
      }
    }
    return new ContentSources("", List.of(), DnfHistory.EMPTY, Optional.empty(), notice);
  }

  /**
   * Returns the ids of the repositories of a history, without dnf's placeholders.
   *
   * @throws FormatException if there are too many
   */
  static List<String> repositoryIds(DnfHistory history) throws FormatException {
    return limited(withoutPlaceholders(history.repositoryIds()));
  }

  private static List<String> limited(List<String> repositoryIds) throws FormatException {
    if (repositoryIds.size() > MAX_REPOSITORY_IDS) {
      throw new FormatException(
          repositoryIds.size() + " repository ids are more than " + MAX_REPOSITORY_IDS);
    }
    return repositoryIds;
  }

  /** Leaves out dnf's placeholders for packages that come from no repository. */
  private static List<String> withoutPlaceholders(Collection<String> repositoryIds) {
    return repositoryIds.stream().filter(id -> !isPlaceholder(id)).toList();
  }

  /** Returns whether dnf writes this for packages that come from no repository. */
  static boolean isPlaceholder(String repositoryId) {
    return repositoryId.isEmpty() || repositoryId.startsWith("@");
  }
}
