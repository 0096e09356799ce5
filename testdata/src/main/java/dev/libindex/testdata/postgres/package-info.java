/**
 * PostgreSQL for tests, wherever they run.
 *
 * <p>{@link dev.libindex.testdata.postgres.TestPostgres} gives each test class a database of its
 * own; {@link dev.libindex.testdata.postgres.PostgresServer} serves programs that are no tests.
 * Testcontainers and the embedded server are optional dependencies: who uses this package adds at
 * least one of them.
 */
@NullMarked
package dev.libindex.testdata.postgres;

import org.jspecify.annotations.NullMarked;
