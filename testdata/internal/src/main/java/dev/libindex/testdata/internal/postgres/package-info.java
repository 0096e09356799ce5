/**
 * Tools that know the schema of the PostgreSQL store: {@link
 * dev.libindex.testdata.internal.postgres.TableExport} reads all of its tables for comparison,
 * {@link dev.libindex.testdata.internal.postgres.TableReset} empties them.
 */
@NullMarked
package dev.libindex.testdata.internal.postgres;

import org.jspecify.annotations.NullMarked;
