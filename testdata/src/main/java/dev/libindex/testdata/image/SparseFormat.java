package dev.libindex.testdata.image;

/** The four ways in which GNU tar has written the map of a sparse file. */
public enum SparseFormat {
  /** Type {@code S}, with the map in the header and in continuation blocks. */
  OLD_GNU,

  /** Extended header with one {@code GNU.sparse.offset} and {@code numbytes} per extent. */
  PAX_0_0,

  /** Extended header with the whole map in {@code GNU.sparse.map}. */
  PAX_0_1,

  /** Extended header with the real name and size, and the map before the data. */
  PAX_1_0
}
