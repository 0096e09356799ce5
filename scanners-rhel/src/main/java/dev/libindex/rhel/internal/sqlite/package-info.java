/**
 * A read-only, bounded reader of SQLite database files, as described in "Database File Format"
 * (sqlite.org/fileformat2.html): header, table b-trees, overflow pages, records, and what lies
 * beside the file, a write-ahead log or a hot rollback journal. There are no indexes and no SQL:
 * {@link dev.libindex.rhel.internal.sqlite.SqliteDatabase} lists tables and reads one in the order
 * of its row ids.
 *
 * <p>Where the file is in one layer and its log in another, each is kept as a text when its layer
 * is scanned, and the two are put together later:
 *
 * <ul>
 *   <li>{@link dev.libindex.rhel.internal.sqlite.PageOverlay}, the pages that SQLite applies, of
 *       the {@linkplain dev.libindex.rhel.internal.sqlite.LogFiles files beside the database};
 *   <li>{@link dev.libindex.rhel.internal.sqlite.TableSkeleton}, of the database file alone;
 *   <li>or, where the rows themselves are needed, the {@linkplain
 *       dev.libindex.rhel.internal.sqlite.SqliteDatabase#pagesOf pages of some tables};
 *   <li>{@link dev.libindex.rhel.internal.sqlite.ComposedTable}, of a log and a skeleton. Logs do
 *       not stack: SQLite applies the uppermost file of each name, whatever layers below it have.
 * </ul>
 *
 * <p>Input is untrusted. Every page is visited at most once per walk, so that the size of the file
 * bounds the work, whatever its pointers say.
 */
@NullMarked
package dev.libindex.rhel.internal.sqlite;

import org.jspecify.annotations.NullMarked;
