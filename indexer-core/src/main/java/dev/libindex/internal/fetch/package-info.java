/**
 * Fetches the bytes of layers.
 *
 * <p>{@link dev.libindex.internal.fetch.LayerSource} is the interface that the rest of the library
 * uses; {@link dev.libindex.internal.fetch.UriLayerSource} serves {@code http}, {@code https} and,
 * if enabled, {@code file} URIs. HTTP requests go through an {@link
 * dev.libindex.internal.fetch.HttpTransport}, of which there are two, because their costs differ:
 * the JDK's {@code HttpURLConnection} needs a quarter of the CPU time of its {@code HttpClient},
 * and is the default. Redirects and the check of the status are the same for both.
 *
 * <p>Counterpart of the fetching half of claircore's {@code libindex.RemoteFetchArena}.
 */
@NullMarked
package dev.libindex.internal.fetch;

import org.jspecify.annotations.NullMarked;
