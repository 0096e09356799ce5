/**
 * A streaming reader of tars.
 *
 * <p>{@link dev.libindex.internal.tar.TarWalker} reads an uncompressed tar once, from front to
 * back, and reports every entry to a {@link dev.libindex.internal.tar.TarVisitor}; the bytes of
 * files that are not wanted are skipped without being copied. It understands V7, ustar, pax (path,
 * linkpath, size), the GNU extensions for long names and all four forms of sparse files. How the
 * entries affect each other (links, duplicates, directories) is left to {@code
 * dev.libindex.internal.layer}.
 *
 * <p>Depends only on the entry types of {@code dev.libindex.layer}. Counterpart of claircore's
 * {@code pkg/tarfs/parse.go}.
 */
@NullMarked
package dev.libindex.internal.tar;

import org.jspecify.annotations.NullMarked;
