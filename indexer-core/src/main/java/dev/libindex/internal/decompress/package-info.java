/**
 * From the bytes of a blob to the uncompressed tar.
 *
 * <p>{@link dev.libindex.internal.decompress.Decompression} looks at the first bytes to tell how a
 * layer is compressed, holds that against the content type, and gives a stream that expands it:
 * gzip with any number of members, zstd with any number of frames, or nothing at all. Every stream
 * reads the blob to its end and fails if anything follows that does not belong there.
 *
 * <p>Counterpart of claircore's {@code internal/zreader} and of the content type rules in {@code
 * libindex}.
 */
@NullMarked
package dev.libindex.internal.decompress;

import org.jspecify.annotations.NullMarked;
