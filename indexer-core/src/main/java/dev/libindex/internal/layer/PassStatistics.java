package dev.libindex.internal.layer;

/**
 * The cost of reading a layer.
 *
 * @param requests how many times the blob was fetched: once, or twice if a wanted link led to a
 *     file that was not captured the first time
 * @param bytesReceived the bytes of the blob that were received by all requests together
 * @param entries the entries of the tar, replaced ones included
 * @param capturedBytes the bytes of the files that were captured
 * @param spilledBytes the part of these that is in a temporary file
 */
public record PassStatistics(
    int requests, long bytesReceived, long entries, long capturedBytes, long spilledBytes) {}
