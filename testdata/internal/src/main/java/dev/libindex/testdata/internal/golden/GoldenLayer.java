package dev.libindex.testdata.internal.golden;

import dev.libindex.model.Digest;
import java.nio.file.Path;

/**
 * A layer of a recorded case.
 *
 * @param file its bytes
 * @param digest as the manifest has it; in some cases deliberately not that of the file
 * @param contentType to serve it with; empty: send no such header
 * @param status to serve it with
 */
public record GoldenLayer(Path file, Digest digest, String contentType, int status) {}
