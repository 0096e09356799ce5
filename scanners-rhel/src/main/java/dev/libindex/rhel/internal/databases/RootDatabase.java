package dev.libindex.rhel.internal.databases;

import dev.libindex.rhel.internal.databases.ImageDatabases.Found;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the database of a root: the one that rpm would open in it. */
final class RootDatabase {
  /** The order in which rpm looks for backends. */
  private static final List<RpmDatabaseKind> KINDS =
      List.of(RpmDatabaseKind.SQLITE, RpmDatabaseKind.NDB, RpmDatabaseKind.BERKELEY);

  private static final String READ_ONLY = "_ro";

  /** A database at one of the places in which rpm may look. */
  private record Candidate(String place, Found database) {
    boolean isEmpty() {
      return database.content().isEmpty();
    }

    boolean isOfKind(String backend) {
      String name = database.content().kind().backend();
      return backend.equals(name) || backend.equals(name + READ_ONLY);
    }

    /**
     * Returns this candidate with the better of two names of its file: one at a standard place, and
     * then one that the file has had for longer.
     */
    Candidate orBetterName(Candidate other) {
      return new Candidate(
          place,
          Stream.of(database, other.database)
              .min(
                  Comparator.<Found, Boolean>comparing(found -> !isStandard(found.path()))
                      .thenComparingInt(Candidate::since))
              .orElse(database));
    }

    private static boolean isStandard(String path) {
      return StandardPlaces.rank(path) <= StandardPlaces.DIRECTORIES.size();
    }

    private static int since(Found found) {
      return found.copies().entrySet().stream()
          .filter(copy -> copy.getValue() == found.content())
          .mapToInt(Map.Entry::getKey)
          .min()
          .orElse(0);
    }
  }

  private final ImageDatabases image;

  RootDatabase(ImageDatabases image) {
    this.image = image;
  }

  /**
   * Returns the database of a root, if it has one at a standard place.
   *
   * @param root the root's directory; empty for that of the image
   * @param macros what rpm of this root has been told
   */
  Optional<Found> of(String root, RpmMacros macros) {
    List<Candidate> candidates = candidates(root, macros);
    List<Candidate> configured =
        candidates.stream()
            .filter(one -> macros.dbPath().filter(one.place()::equals).isPresent())
            .toList();
    List<Candidate> eligible = configured.isEmpty() ? candidates : configured;
    // As in rpm, the backend that the macros name counts even if it lists nothing.
    return configured.stream()
        .filter(one -> one.isOfKind(macros.backend()))
        .findFirst()
        .or(() -> eligible.stream().min(Comparator.comparing(Candidate::isEmpty)))
        .map(Candidate::database);
  }

  /** Returns the databases in the order of precedence, each once. */
  private List<Candidate> candidates(String root, RpmMacros macros) {
    List<String> places = new ArrayList<>(macros.dbPath().stream().toList());
    places.addAll(StandardPlaces.DIRECTORIES);
    Map<DatabaseContent, Candidate> candidates = new LinkedHashMap<>();
    for (String place : places) {
      String directory = root.isEmpty() ? place : root + "/" + place;
      for (RpmDatabaseKind kind : KINDS) {
        image
            .find(root, directory, kind)
            .map(found -> new Candidate(place, found))
            .ifPresent(
                found ->
                    candidates.merge(found.database().content(), found, Candidate::orBetterName));
      }
    }
    return List.copyOf(candidates.values());
  }
}
