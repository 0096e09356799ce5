/**
 * Reads a layer in one pass, from the bytes of the blob to the {@link dev.libindex.layer.LayerView}
 * that scanners read.
 *
 * <p>{@link dev.libindex.internal.layer.StreamedLayerReader} drives the pass. It hashes the bytes
 * as they arrive from a {@code dev.libindex.internal.fetch.LayerSource}, decompresses them ({@code
 * dev.libindex.internal.decompress}) and walks over the tar ({@code dev.libindex.internal.tar}).
 * The entries are applied in order, as an extractor would apply them to an empty directory ({@code
 * TreeBuilder}), to a compact table ({@code EntryTable}). The files that scanners asked for are
 * captured ({@code CaptureArea}) in memory as long as the process-wide {@link
 * dev.libindex.internal.layer.CaptureBudget} lasts, and in a temporary file beyond it. The result
 * is a {@link dev.libindex.internal.layer.StreamedLayer}.
 *
 * <p>A wanted path may be a link to a file that no scanner asked for. A file after a symbolic link
 * to it is wanted because of the link ({@code WantedEntries}). A file before the link, which is the
 * rule for hard links and in ostree repositories, is captured if a scanner recognises its first
 * bytes ({@code RecognizedFiles}), and freed with the layer if nothing names it. Only for what is
 * left is the blob fetched again.
 *
 * <p>Counterpart of claircore's {@code pkg/tarfs} and of the spooling in {@code libindex}'s
 * RemoteFetchArena.
 */
@NullMarked
package dev.libindex.internal.layer;

import org.jspecify.annotations.NullMarked;
