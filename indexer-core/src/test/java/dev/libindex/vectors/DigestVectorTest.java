package dev.libindex.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.InvalidDigestException;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DigestVectorTest {

  /**
   * What claircore's messages begin with, and what ours begin with: the checks are in the same
   * order.
   */
  private static final Map<String, String> MESSAGES =
      Map.of(
          "invalid digest format", "digest without a colon",
          "unable to decode digest as hex", "digest is not hex",
          "unknown algorthm", "digest of an unknown algorithm",
          "bad checksum length", "digest of sha");

  @TestFactory
  Stream<DynamicTest> digests() {
    return VectorTable.named("digest.jsonl").tests(DigestVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    if (row.isError()) {
      InvalidDigestException e =
          assertThrows(InvalidDigestException.class, () -> Digest.parse(row.text()));
      String message = row.json().get("error").textValue();
      String ours =
          MESSAGES.entrySet().stream()
              .filter(entry -> message.startsWith(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow();
      assertTrue(String.valueOf(e.getMessage()).startsWith(ours), e::getMessage);
      return Verdict.AGREES;
    }
    Digest digest = Digest.parse(row.text());
    assertEquals(row.out().get("algorithm").textValue(), digest.algorithm().text());
    assertEquals(row.out().get("checksum_hex").textValue(), digest.hex());
    assertEquals(row.out().get("string").textValue(), digest.toString());
    assertEquals(digest, Digest.parse(digest.toString()));
    return Verdict.AGREES;
  }
}
