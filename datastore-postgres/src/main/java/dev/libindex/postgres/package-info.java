/**
 * Store and locks in PostgreSQL, for all nodes that share a schema.
 *
 * <p>{@link dev.libindex.postgres.PostgresStore} and {@link
 * dev.libindex.postgres.PostgresLockSource} are all that is public, with {@link
 * dev.libindex.postgres.PostgresStoreOptions}. Behind them is a class for each question or change,
 * with its SQL beside its use; they speak through {@code RoundTrip}, {@code Results} and {@code
 * Database}. The tables are in {@code META-INF/libindex-migrations}, their reasons in {@code
 * docs/decisions/0002-postgres-schema.md}. Claircore's counterpart is {@code datastore/postgres}.
 * Depends on the API, PgJDBC, HikariCP and Flyway.
 */
@NullMarked
package dev.libindex.postgres;

import org.jspecify.annotations.NullMarked;
