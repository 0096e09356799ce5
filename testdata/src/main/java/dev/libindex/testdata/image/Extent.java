package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;

/**
 * A part of a sparse file that holds data.
 *
 * @param offset where it begins, in bytes from the beginning of the file
 * @param data the bytes there
 */
public record Extent(long offset, Body data) {
  long length() {
    return data.length();
  }
}
