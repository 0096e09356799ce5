package dev.libindex.testdata.contract;

import dev.libindex.layer.FileContent;
import java.io.IOException;

/** The bytes of one file of a {@link FakeLayer}, or the exception that reading them throws. */
@FunctionalInterface
interface FakeContent {
  FileContent open() throws IOException;
}
