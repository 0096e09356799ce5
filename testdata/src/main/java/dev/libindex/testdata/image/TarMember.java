package dev.libindex.testdata.image;

import java.io.IOException;

/** Something that can be written into an archive. Immutable. */
@FunctionalInterface
interface TarMember {

  /** Writes headers and contents, padded to whole blocks. */
  void writeTo(TarOutput out, TarFormat format) throws IOException;
}
