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
 * <p>Counterpart of claircore's {@code pkg/tarfs} and of the spooling in {@code libindex}'s
 * RemoteFetchArena.
 */
@NullMarked
package dev.libindex.internal.layer;

import org.jspecify.annotations.NullMarked;
