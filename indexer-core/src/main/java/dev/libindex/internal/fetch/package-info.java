/**
 * Where the bytes of a layer come from.
 *
 * <p>{@link dev.libindex.internal.fetch.LayerSource} is the seam; {@link
 * dev.libindex.internal.fetch.UriLayerSource} serves {@code http}, {@code https} and, where
 * enabled, {@code file} URIs. How an HTTP request is made is a seam of its own, {@link
 * dev.libindex.internal.fetch.HttpTransport}, because its cost differs: the JDK's {@code
 * HttpURLConnection} needs a quarter of the CPU time of its {@code HttpClient}, and is the default.
 * Redirects and the check of the status are the same for both.
 *
 * <p>Counterpart of the fetching half of claircore's {@code libindex.RemoteFetchArena}.
 */
@NullMarked
package dev.libindex.internal.fetch;

import org.jspecify.annotations.NullMarked;
