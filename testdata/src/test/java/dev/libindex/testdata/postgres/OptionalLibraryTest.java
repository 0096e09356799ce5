package dev.libindex.testdata.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OptionalLibraryTest {
  @Test
  void failsWithAdviceIfNoneIsPresent() throws Exception {
    Assumptions.assumeTrue(GivenServer.find().isEmpty(), "LIBINDEX_TEST_JDBC_URL names a server");
    Class<?> server = new WithoutLibraries().loadClass(PostgresServer.class.getName());

    var thrown =
        assertThrows(InvocationTargetException.class, () -> server.getMethod("start").invoke(null));
    Throwable cause = Objects.requireNonNull(thrown.getCause());
    assertEquals(IllegalStateException.class, cause.getClass());
    assertEquals("no PostgreSQL", Objects.requireNonNull(cause.getMessage()).substring(0, 13));
  }

  /** A class loader without the optional libraries. */
  private static final class WithoutLibraries extends ClassLoader {
    private static final String PACKAGE = PostgresServer.class.getPackageName();

    WithoutLibraries() {
      super(PostgresServer.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.testcontainers.") || name.startsWith("io.zonky.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.startsWith(PACKAGE) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) {
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = PostgresServer.class.getResourceAsStream(file)) {
        byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
