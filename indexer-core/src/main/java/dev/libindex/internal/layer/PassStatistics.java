package dev.libindex.internal.layer;

/**
 * What reading a layer took.
 *
 * @param requests how often the blob was fetched: once, or twice if a wanted link led to a file
 *     that was not captured the first time
 * @param bytesReceived bytes of the blob that were received, by all requests together
 * @param entries of the tar, those that were replaced included
 * @param capturedBytes bytes of the files that were captured
 * @param spilledBytes how many of these are in a temporary file
 */
public record PassStatistics(
    int requests, long bytesReceived, long entries, long capturedBytes, long spilledBytes) {}
