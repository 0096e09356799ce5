/**
 * Reads rpm's package databases. {@link dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind}
 * recognises them, {@link dev.libindex.rhel.internal.rpmdb.RpmDatabaseReader} reads one into {@link
 * dev.libindex.rhel.internal.rpmdb.RpmInfo}s. Three backends (BerkeleyDB hash, ndb, SQLite) pass
 * header blobs to one header parser; blobs are never copied whole. Parts that cannot be read are
 * partial errors beside the packages that can. {@link
 * dev.libindex.rhel.internal.rpmdb.ComposedRpmDatabase} reads a database in SQLite whose file and
 * log are in different layers. The other backends need nothing of the sort: rpm reads the packages
 * of an ndb or BerkeleyDB database from one file, whatever lies beside it.
 *
 * <p>Input is untrusted: each page or block is used at most once per read, so that the work is
 * bounded by the size of the file. Counterpart of claircore's {@code internal/rpm}.
 */
@NullMarked
package dev.libindex.rhel.internal.rpmdb;

import org.jspecify.annotations.NullMarked;
