package dev.libindex.core.mapping;

import java.time.Duration;

/**
 * What the options say about mappings.
 *
 * @param offline whether no socket may be opened
 * @param maxBytes the largest file, decompressed
 * @param shrinkTolerance the part of its keys that a new version may lose without force
 * @param backoff the longest wait after one failure
 * @param longestBackoff the longest wait of all
 * @param refreshInterval how often to ask for a newer version
 * @param timeout how long one request may take, in all
 */
public record MappingSupplySettings(
    boolean offline,
    int maxBytes,
    double shrinkTolerance,
    Duration backoff,
    Duration longestBackoff,
    Duration refreshInterval,
    Duration timeout) {}
