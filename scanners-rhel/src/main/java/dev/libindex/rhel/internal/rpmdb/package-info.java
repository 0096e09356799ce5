/**
 * Reads the package databases of rpm: {@link dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind}
 * tells which files are ones, {@link dev.libindex.rhel.internal.rpmdb.RpmDatabaseReader} turns one
 * into {@link dev.libindex.rhel.internal.rpmdb.RpmInfo}s. Three backends (BerkeleyDB hash, ndb,
 * SQLite) hand header blobs to one header parser; blobs are never copied whole. Whatever cannot be
 * read is a partial error beside the packages that can.
 *
 * <p>Input is untrusted: each page or block is used at most once per read, so the work is bounded
 * by the size of the file. Counterpart of claircore's {@code internal/rpm}.
 */
@NullMarked
package dev.libindex.rhel.internal.rpmdb;

import org.jspecify.annotations.NullMarked;
