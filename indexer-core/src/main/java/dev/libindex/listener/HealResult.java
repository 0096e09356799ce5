package dev.libindex.listener;

/**
 * What a sweep did, as numbers of reports. Reports that another sweep has taken, on this or another
 * node, are not counted.
 *
 * @param finished reports that were due and are finished now
 * @param partial reports that were due and are still partial, or partial again
 * @param passedOver reports that were due but were skipped, because cells are missing, which only
 *     indexing can restore, or because the manifest has been deleted
 * @param failed reports that could not be healed and are due again in five minutes; the cause of
 *     each is logged
 * @param ofOthers reports that are due but were made with scanners that this process does not have
 */
public record HealResult(
    long finished, long partial, long passedOver, long failed, long ofOthers) {}
