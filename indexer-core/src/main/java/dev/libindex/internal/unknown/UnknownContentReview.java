package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.scan.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what an image has that its ecosystems do not know. What upper layers have removed does
 * not count. Immutable.
 */
public final class UnknownContentReview {
  private final List<Findings> findings;
  private final List<LayerArtifacts> artifacts;
  private final LayerOverlay overlay;

  /**
   * Creates a review of an image.
   *
   * @param evidence what {@link UnknownContentScanner} returned for each layer, bottom first
   * @param artifacts what the scanners of the ecosystems found in the same layers
   * @throws IllegalArgumentException if evidence is damaged
   */
  public UnknownContentReview(List<List<Evidence>> evidence, List<LayerArtifacts> artifacts) {
    this.findings = evidence.stream().map(UnknownContentReview::findings).toList();
    this.artifacts = List.copyOf(artifacts);
    this.overlay = LayerOverlay.of(artifacts);
  }

  private static Findings findings(List<Evidence> evidence) {
    return evidence.isEmpty() ? Findings.NONE : FindingsJson.read(evidence.get(0).content());
  }

  /**
   * Returns the notices for each layer, in the order of the layers. The distribution and every
   * format have at most one in all, in the uppermost layer that shows it.
   *
   * @param read the formats that the ecosystems read
   */
  public List<List<Notice>> notices(Set<PackageFormat> read) {
    List<List<Notice>> notices = new ArrayList<>();
    findings.forEach(layer -> notices.add(new ArrayList<>()));
    addDistribution(notices);
    List<VisiblePackages> unread = unread(read);
    for (PackageFormat format : PackageFormat.values()) {
      addPackages(unread.stream().filter(seen -> seen.format() == format).toList(), notices);
    }
    return notices;
  }

  /** Adds a notice if the uppermost os-release is of a distribution that nobody recognizes. */
  private void addDistribution(List<List<Notice>> notices) {
    for (int layer = findings.size() - 1; layer >= 0; layer--) {
      for (OsRelease found : findings.get(layer).osReleases()) {
        if (!overlay.hides(found.path(), layer)) {
          if (!artifacts.get(layer).distributions().isEmpty()) {
            return;
          }
          String text =
              "distribution " + found.name() + " is not recognized by any registered ecosystem";
          notices.get(layer).add(new Notice(found.path(), text, Notice.UNRECOGNIZED_DISTRIBUTION));
          return;
        }
      }
    }
  }

  /** Returns the packages that nobody reads, from the uppermost layer down. */
  private List<VisiblePackages> unread(Set<PackageFormat> read) {
    List<VisiblePackages> unread = new ArrayList<>();
    boolean systemIsRead = false;
    for (int layer = findings.size() - 1; layer >= 0; layer--) {
      for (SeenPackages seen : findings.get(layer).packages()) {
        Predicate<String> isThere = isThere(layer);
        if (read.contains(seen.format())) {
          Predicate<String> isRead = isRefused(layer).negate();
          systemIsRead |=
              SystemDatabases.FORMATS.contains(seen.format())
                  && VisiblePackages.of(seen, layer, isThere.and(isRead)).isPresent();
          VisiblePackages.of(seen, layer, isThere.and(isRefused(layer))).ifPresent(unread::add);
        } else {
          VisiblePackages.of(seen, layer, isThere).ifPresent(unread::add);
        }
      }
    }
    // Its packages stand for the libraries that they have installed.
    return systemIsRead ? unread.stream().filter(seen -> !seen.ofDistribution()).toList() : unread;
  }

  private Predicate<String> isThere(int layer) {
    return path -> !overlay.hides(path, layer);
  }

  /** Tests whether a file scanner says that a file is not what its name promises. */
  private Predicate<String> isRefused(int layer) {
    Set<IndexedFile> files = Set.copyOf(artifacts.get(layer).files());
    return path -> files.contains(new IndexedFile(path, FileKind.OBSTRUCTION));
  }

  private static void addPackages(List<VisiblePackages> unread, List<List<Notice>> notices) {
    if (!unread.isEmpty()) {
      VisiblePackages top = unread.get(0);
      long paths = unread.stream().flatMap(seen -> seen.paths().stream()).distinct().count();
      long count = paths + unread.stream().mapToLong(VisiblePackages::others).sum();
      String text =
          "%s packages at %d path%s are not indexed: no registered ecosystem reads them"
              .formatted(top.format().text(), count, count == 1 ? "" : "s");
      notices.get(top.layer()).add(new Notice(top.example(), text, Notice.UNSUPPORTED_PACKAGES));
    }
  }
}
