/**
 * One pass over a layer: from the bytes of the blob to the {@link dev.libindex.layer.LayerView}
 * that scanners read.
 *
 * <p>{@link dev.libindex.internal.layer.StreamedLayerReader} drives the pass. It hashes the bytes
 * as they come from a {@code dev.libindex.internal.fetch.LayerSource}, expands them ({@code
 * dev.libindex.internal.decompress}) and walks over the tar ({@code dev.libindex.internal.tar}).
 * The entries are applied in their order, as an extractor would apply them to an empty directory
 * ({@code TreeBuilder}), to a compact table ({@code EntryTable}); the files that scanners asked for
 * are captured ({@code CaptureArea}) in memory while the process-wide {@link
 * dev.libindex.internal.layer.CaptureBudget} lasts, else in a temporary file. The result is a
 * {@link dev.libindex.internal.layer.StreamedLayer}.
 *
 * <p>Counterpart of claircore's {@code pkg/tarfs} and of the spooling in {@code libindex}'s
 * RemoteFetchArena.
 */
@NullMarked
package dev.libindex.internal.layer;

import org.jspecify.annotations.NullMarked;
