package dev.libindex;

import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import java.time.Instant;

/**
 * Why a report is partial: one partial error, and for how long it has been there.
 *
 * @param layer where
 * @param scanner whose results are missing
 * @param error what is missing, why, and what will make it go away
 * @param since when the layer was first scanned with partial errors; for an error of binding, since
 *     when the report has been partial
 * @param attempts how often the layer was scanned since; for an error of binding, how often the
 *     report was stored as partial since
 */
public record PartialCause(
    Digest layer, ScannerIdentity scanner, PartialError error, Instant since, int attempts) {}
