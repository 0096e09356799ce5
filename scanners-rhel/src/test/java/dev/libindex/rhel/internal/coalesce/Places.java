package dev.libindex.rhel.internal.coalesce;

import static java.util.Objects.requireNonNull;

import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contents in a form that a test can spell out. */
final class Places {
  private Places() {}

  /**
   * Every place of every package, sorted: {@code name@layer}, for another database than the usual
   * one followed by its label in brackets.
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

  /** The distributions (by their ids as in os-release) of a package's only place. */
  static String distribution(Contents contents, String name) {
    String id = only(contents, name).distributionId();
    return id.isEmpty() ? "" : requireNonNull(contents.distributions().get(id)).did();
  }

  /** The names of the repositories of a package's only place, or null where it has none. */
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
      throw new AssertionError(name + " stands in " + places);
    }
    return places.get(0);
  }

  private static List<Environment> environments(Contents contents, Package found) {
    return requireNonNull(contents.environments().get(found.id()));
  }
}
