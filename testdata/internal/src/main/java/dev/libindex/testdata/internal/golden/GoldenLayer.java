package dev.libindex.testdata.internal.golden;

import dev.libindex.model.Digest;
import java.nio.file.Path;

/**
 * A layer of a recorded case.
 *
 * @param file its bytes
 * @param digest the digest in the manifest; in some cases deliberately not that of the file
 * @param contentType the Content-Type to serve it with; none if empty
 * @param status the HTTP status to serve it with
 */
public record GoldenLayer(Path file, Digest digest, String contentType, int status) {}
