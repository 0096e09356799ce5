package dev.libindex.testdata.image;

/** The format of a header: its magic, and where to put what does not fit. */
public enum TarFormat {
  /** No magic; names up to 100 bytes. */
  V7(""),

  /** POSIX.1-1988: long names are split over two fields. */
  USTAR("ustar\00000"),

  /** GNU: entries {@code L} and {@code K} hold long names; large numbers are binary. */
  GNU("ustar  \0"),

  /** POSIX.1-2001: an extended header before the entry holds what does not fit. */
  PAX("ustar\00000");

  private final String magic;

  TarFormat(String magic) {
    this.magic = magic;
  }

  String magic() {
    return magic;
  }
}
