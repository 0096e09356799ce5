/**
 * A store and leases in PostgreSQL, for all nodes that use the same schema.
 *
 * <p>{@link dev.libindex.postgres.PostgresStore} and {@link
 * dev.libindex.postgres.PostgresStoreOptions} are all that is public. Behind them, {@code
 * dev.libindex.postgres.internal} has a package for each kind of thing that is stored, all on top
 * of {@code internal.sql}, which sends statements, and {@code internal.content}, which computes
 * keys. The tables are in {@code META-INF/libindex-migrations}; {@code
 * docs/decisions/0002-postgres-schema.md} gives the reasons for them, and {@code
 * 0005-typed-round-trips.md} those for the code. Claircore's counterpart is {@code
 * datastore/postgres}. Depends on the API, PgJDBC, HikariCP and Flyway.
 */
@NullMarked
package dev.libindex.postgres;

import org.jspecify.annotations.NullMarked;
