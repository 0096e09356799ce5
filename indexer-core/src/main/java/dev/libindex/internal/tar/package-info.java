/**
 * A streaming reader of tar headers.
 *
 * <p>{@link dev.libindex.internal.tar.TarWalker} reads an uncompressed tar once, from front to
 * back, and tells a {@link dev.libindex.internal.tar.TarVisitor} of every entry; the bytes of files
 * that nobody asks for are passed over without being copied. It understands V7, ustar, pax (path,
 * linkpath, size), the GNU extensions for long names and all four forms of sparse files. What the
 * entries mean together (links, duplicates, directories) is the business of {@code
 * dev.libindex.internal.layer}.
 *
 * <p>Depends on nothing but the entry types of {@code dev.libindex.layer}. Counterpart of
 * claircore's {@code pkg/tarfs/parse.go}.
 */
@NullMarked
package dev.libindex.internal.tar;

import org.jspecify.annotations.NullMarked;
