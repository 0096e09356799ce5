/**
 * A read-only, bounded reader of SQLite database files, as described in "Database File Format"
 * (sqlite.org/fileformat2.html): header, table b-trees, overflow pages, records, and the
 * write-ahead log that overlays the file. There are no indexes and no SQL: {@link
 * dev.libindex.rhel.internal.sqlite.SqliteDatabase} lists tables and reads one in the order of its
 * row ids.
 *
 * <p>Input is untrusted. Every page is visited at most once per walk, so that the size of the file
 * bounds the work, whatever its pointers say.
 */
@NullMarked
package dev.libindex.rhel.internal.sqlite;

import org.jspecify.annotations.NullMarked;
