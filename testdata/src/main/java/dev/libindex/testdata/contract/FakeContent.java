package dev.libindex.testdata.contract;

import dev.libindex.layer.FileContent;
import java.io.IOException;

/** The bytes of one file of a {@link FakeLayer}, or why they cannot be had. */
@FunctionalInterface
interface FakeContent {
  FileContent open() throws IOException;
}
