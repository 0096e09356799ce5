package dev.libindex;

import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import java.time.Instant;

/**
 * One reason why a report is partial, and how long it has existed.
 *
 * @param layer the layer in which something is missing
 * @param scanner the scanner whose results are missing
 * @param error what is missing, why, and what can complete it
 * @param since when a scan of the layer first had partial errors; for an error of binding, when the
 *     report became partial
 * @param attempts how many times the layer has been scanned since then; for an error of binding,
 *     how many times the report has been stored as partial since then
 */
public record PartialCause(
    Digest layer, ScannerIdentity scanner, PartialError error, Instant since, int attempts) {}
