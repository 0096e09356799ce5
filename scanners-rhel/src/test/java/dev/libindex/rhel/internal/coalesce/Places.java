package dev.libindex.rhel.internal.coalesce;

import static java.util.Objects.requireNonNull;

import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes contents in a form that is easy to compare in tests. */
final class Places {
  private Places() {}

  /**
   * Returns every environment of every package, sorted, as {@code name@layer}, followed by the
   * database's label in brackets unless it is the usual one.
   */
  static List<String> of(Contents contents) {
    return contents.packages().values().stream()
        .flatMap(
            found ->
                environments(contents, found).stream()
                    .map(
                        place ->
                            found.name()
                                + "@"
                                + Integer.parseInt(place.introducedIn().hex(), 16)
                                + (place.packageDb().equals("sqlite:var/lib/rpm")
                                    ? ""
                                    : "(" + place.packageDb() + ")")))
        .sorted()
        .toList();
  }

  /** Returns the distribution of a package's only environment, by its id in os-release. */
  static String distribution(Contents contents, String name) {
    String id = only(contents, name).distributionId();
    return id.isEmpty() ? "" : requireNonNull(contents.distributions().get(id)).did();
  }

  /**
   * Returns the names of the repositories of a package's only environment, or null if the
   * environment has no list of them.
   */
  static @Nullable List<String> repositories(Contents contents, String name) {
    List<String> ids = only(contents, name).repositoryIds();
    return ids == null
        ? null
        : ids.stream().map(contents.repositories()::get).map(Repository::name).toList();
  }

  static Package named(Contents contents, String name) {
    return contents.packages().values().stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Environment only(Contents contents, String name) {
    List<Environment> places = environments(contents, named(contents, name));
    if (places.size() != 1) {
      throw new AssertionError(name + " is in " + places);
    }
    return places.get(0);
  }

  private static List<Environment> environments(Contents contents, Package found) {
    return requireNonNull(contents.environments().get(found.id()));
  }
}
