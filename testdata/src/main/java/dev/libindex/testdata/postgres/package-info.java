/**
 * PostgreSQL databases for tests, wherever they run.
 *
 * <p>{@link dev.libindex.testdata.postgres.TestPostgres} gives each test class its own database;
 * outside of JUnit use {@link dev.libindex.testdata.postgres.PostgresServer}. {@link
 * dev.libindex.testdata.postgres.CountingDataSource} counts the round trips of a store, and {@link
 * dev.libindex.testdata.postgres.ObservedDataSource} calls a listener for each of them. Nothing
 * here knows a schema.
 *
 * <p>Testcontainers and the embedded server are optional dependencies: add one of them, or name a
 * server in {@code LIBINDEX_TEST_JDBC_URL}.
 */
@NullMarked
package dev.libindex.testdata.postgres;

import org.jspecify.annotations.NullMarked;
