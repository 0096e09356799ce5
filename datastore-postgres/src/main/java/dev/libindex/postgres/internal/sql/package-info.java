/**
 * Round trips to PostgreSQL and the transactions they make up; {@code
 * docs/decisions/0005-typed-round-trips.md} describes the flow. Knows no table but Flyway's.
 */
@NullMarked
package dev.libindex.postgres.internal.sql;

import org.jspecify.annotations.NullMarked;
