package dev.libindex.rhel.internal.databases;

import dev.libindex.rhel.internal.databases.ImageDatabases.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Applies the rule which databases of an image count. Not thread-safe. */
final class CountedDatabases {
  private static final RpmMacros NO_MACROS = new RpmMacros(Optional.empty(), "");
  private static final Pattern OSTREE_DEPLOYMENT =
      Pattern.compile("(.*/)?ostree/deploy/[^/]+/deploy/[^/]+");

  private final ImageDatabases image;
  private final Set<String> roots;
  private final SortedMap<String, Found> counted = new TreeMap<>();
  private final SortedMap<String, String> ignored = new TreeMap<>();

  private CountedDatabases(ImageDatabases image, Set<String> roots) {
    this.image = image;
    this.roots = roots;
  }

  /**
   * Applies the rule.
   *
   * @param roots the directories, other than the root of the image, that have an os-release
   * @param macros what rpm of the image has been told
   */
  static CountedDatabases of(ImageDatabases image, Set<String> roots, RpmMacros macros) {
    CountedDatabases result = new CountedDatabases(image, roots);
    RootDatabase databases = new RootDatabase(image);
    Optional<Found> own = databases.of("", macros);
    own.ifPresent(result::count);
    for (String root : roots) {
      boolean isDeployment = own.isPresent() && OSTREE_DEPLOYMENT.matcher(root).matches();
      if (!isDeployment) {
        databases.of(root, NO_MACROS).filter(result::isNoFormerState).ifPresent(result::count);
      }
    }
    result.addOthers(own);
    return result;
  }

  /** Returns the databases that count, by path. */
  Collection<Found> counted() {
    return counted.values();
  }

  /** Returns why the other databases of the merged image do not count, by path. */
  Map<String, String> ignored() {
    return ignored;
  }

  private void count(Found database) {
    counted.put(database.path(), database);
  }

  private boolean isNoFormerState(Found database) {
    return counted.values().stream()
        .noneMatch(own -> own.copies().containsValue(database.content()));
  }

  private boolean isCounted(Found database) {
    return counted.values().stream().anyMatch(own -> own.content() == database.content());
  }

  private void addOthers(Optional<Found> own) {
    List<Found> others = new ArrayList<>(image.visible().values());
    others.sort(
        Comparator.<Found>comparingInt(found -> StandardPlaces.rank(found.path()))
            .thenComparing(Found::path));
    Set<String> places = others.stream().map(Found::path).collect(Collectors.toSet());
    for (Found other : others) {
      if (isCounted(other)) {
        continue;
      }
      Optional<String> instead =
          own.map(Found::path).or(() -> databaseOfItsRoot(other)).or(() -> original(other, places));
      if (instead.isPresent()) {
        ignored.put(other.path(), "does not count: rpm would open " + instead.get());
      } else {
        count(other);
      }
    }
  }

  /** Returns the counted database of the root that has the other one at a standard place. */
  private Optional<String> databaseOfItsRoot(Found other) {
    return root(other.path(), StandardPlaces.DIRECTORIES)
        .filter(roots::contains)
        .flatMap(
            root ->
                counted.keySet().stream()
                    .filter(
                        path -> root(path, StandardPlaces.DIRECTORIES).equals(Optional.of(root)))
                    .findFirst());
  }

  /** Returns the database beside which rpm-ostree keeps the other one. */
  private static Optional<String> original(Found other, Set<String> places) {
    return root(other.path(), List.of("usr/lib/sysimage/rpm-ostree-base-db"))
        .flatMap(
            root ->
                places.stream()
                    .filter(
                        path -> root(path, StandardPlaces.DIRECTORIES).equals(Optional.of(root)))
                    .sorted()
                    .findFirst());
  }

  /** Returns the directory below which one of these directories contains the file. */
  private static Optional<String> root(String path, List<String> directories) {
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    for (String directory : directories) {
      if (parent.equals(directory)) {
        return Optional.of("");
      }
      if (parent.endsWith("/" + directory)) {
        return Optional.of(parent.substring(0, parent.length() - directory.length() - 1));
      }
    }
    return Optional.empty();
  }
}
