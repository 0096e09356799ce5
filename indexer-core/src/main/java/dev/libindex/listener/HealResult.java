package dev.libindex.listener;

/**
 * What a sweep came to. Reports that another sweep, on whatever node, has taken are in none of
 * these numbers.
 *
 * @param finished reports that were due and are finished now
 * @param partial reports that were due and are still partial, or partial again
 * @param passedOver manifests that were due but lack cells, which only indexing can get, or are
 *     gone
 * @param failed manifests that could not be healed now, and are due again in five minutes; each is
 *     logged with its cause
 * @param ofOthers reports that are due but belong to another set of scanners than this process has
 */
public record HealResult(
    long finished, long partial, long passedOver, long failed, long ofOthers) {}
