/**
 * Decompresses blobs to tars.
 *
 * <p>{@link dev.libindex.internal.decompress.Decompression} detects by the first bytes how a layer
 * is compressed, checks that against the content type, and returns a stream that decompresses it:
 * gzip with any number of members, zstd with any number of frames, or no compression. Every stream
 * reads the blob to its end and fails if garbage follows.
 *
 * <p>Counterpart of claircore's {@code internal/zreader} and of the content type rules in {@code
 * libindex}.
 */
@NullMarked
package dev.libindex.internal.decompress;

import org.jspecify.annotations.NullMarked;
