package dev.libindex.rhel.purl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.error.LibindexException;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.distribution.OracleRelease;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PackageUrlVectorTest {
  private static final String COMMA = "a comma after a backslash is part of a CPE";
  private static final String LEAP = "claircore's own URLs for openSUSE Leap";

  /** A release that does not exist yet, but may; {@code photon-9} may not. */
  private static final String LATER = "distro=oracle-99";

  private static final String TAG = "an image tag is not a semantic version (B17)";

  /** Valid URLs that claircore cannot turn into records. */
  private static final Map<String, String> READ_HERE =
      Map.of(
          "pkg:rpm/redhat/bash@5.1.8-6.el9?repository_cpes=cpe:2.3:a:x:y%5C,z:1:*:*:*:*:*:*:*",
          COMMA,
          "pkg:rpm/opensuse/bash@5-1?distro=opensuse-leap-15.4",
          LEAP,
          "pkg:oci/ubi8?tag=1.2.3.4",
          TAG);

  /**
   * The schemes by claircore's package. Rows for its registry, which chooses a scheme, have none.
   */
  private static final Map<String, UrlScheme> SCHEMES =
      Map.of(
          "rhel", PackageUrls.RED_HAT,
          "rhcc", PackageUrls.CONTAINER,
          "aws", PackageUrls.AMAZON,
          "oracle", PackageUrls.ORACLE,
          "suse", PackageUrls.SUSE,
          "photon", PackageUrls.PHOTON);

  @TestFactory
  Stream<DynamicTest> urls() {
    return VectorTable.named("purl.jsonl").tests(PackageUrlVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    String operation = row.in().get("op").textValue();
    return switch (operation) {
      case "generate" -> checkGenerate(row);
      case "parse" -> checkParse(row);
      default -> throw new AssertionError("no such operation: " + operation);
    };
  }

  private static Verdict checkGenerate(VectorRow row) {
    // A record without a package is read as one whose package has neither name nor detector.
    IndexRecord record = VectorRecord.read(row.in().get("record"));
    if (isRpmOfRedHat(record)) {
      // Claircore has no URLs for its rpm scanner, which is the detector of every rpm in a report.
      assertTrue(row.isError());
      assertEquals(PackageUrls.RED_HAT.url(record), PackageUrls.of(record).orElseThrow());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (row.isError()) {
      assertEquals(Optional.empty(), PackageUrls.of(record));
      return Verdict.AGREES;
    }
    UrlScheme scheme = SCHEMES.get(row.in().get("with").textValue());
    if (record.found().name().isEmpty()) {
      // Claircore creates URLs that it cannot read.
      assertThrows(PackageUrlException.class, () -> generate(scheme, record));
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    PackageUrl url = generate(scheme, record);
    assertEquals(row.out().get("purl").textValue(), url.toString());
    assertFields(row.out().get("fields"), url);
    assertFields(row.out().get("reparsed"), PackageUrl.parse(url.toString()));
    return Verdict.AGREES;
  }

  private static boolean isRpmOfRedHat(IndexRecord record) {
    Detector detector = record.found().detector();
    Distribution distribution = record.distribution();
    return detector != null
        && detector.name().equals("rpm")
        && distribution != null
        && distribution.did().equals("rhel");
  }

  private static PackageUrl generate(@Nullable UrlScheme scheme, IndexRecord record) {
    return scheme == null ? PackageUrls.of(record).orElseThrow() : scheme.url(record);
  }

  private static Verdict checkParse(VectorRow row) {
    String text = row.in().get("purl").textValue();
    if (row.out().path("stage").asText().equals("purl")) {
      assertThrows(PackageUrlException.class, () -> PackageUrl.parse(text));
      return Verdict.AGREES;
    }
    PackageUrl url = PackageUrl.parse(text);
    assertEquals(url, PackageUrl.parse(url.toString()));
    UrlScheme scheme = SCHEMES.get(row.in().get("with").textValue());
    if (row.isClaircoreWrong()) {
      return checkAmazon(url);
    }
    assertFields(row.out().get("fields"), url);
    assertEquals(row.out().get("canonical").textValue(), url.toString());
    return checkRecords(row, () -> scheme == null ? PackageUrls.records(url) : scheme.records(url));
  }

  private static Verdict checkRecords(VectorRow row, Supplier<List<IndexRecord>> parser) {
    if (READ_HERE.containsKey(row.in().get("purl").textValue())) {
      assertTrue(row.isError());
      assertEquals(1, parser.get().size());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (row.isError()) {
      RuntimeException refused = assertThrows(RuntimeException.class, parser::get);
      assertTrue(
          refused instanceof IllegalArgumentException || refused instanceof LibindexException,
          refused::toString);
      return Verdict.AGREES;
    }
    List<IndexRecord> records = parser.get();
    JsonNode expected = row.out().get("records");
    assertEquals(expected.size(), records.size());
    Set<Verdict> verdicts = EnumSet.of(Verdict.AGREES);
    for (int i = 0; i < records.size(); i++) {
      verdicts.add(
          checkRecord(
              row.in().get("purl").textValue(),
              VectorRecord.read(expected.get(i)),
              records.get(i)));
    }
    return Collections.max(verdicts);
  }

  /** Claircore panics here (B32); we return a distribution, or an error if there is no version. */
  private static Verdict checkAmazon(PackageUrl url) {
    String version = url.qualifier("distro").substring("amzn-".length());
    if (version.isEmpty()) {
      assertThrows(PackageUrlException.class, () -> PackageUrls.records(url));
    } else {
      assertEquals(
          List.of("cpe:2.3:o:amazon:amazon_linux:" + version + ":*:*:*:*:*:*:*"),
          PackageUrls.records(url).stream().map(VectorRecord::distributionCpe).toList());
    }
    return Verdict.DIFFERS_ON_PURPOSE;
  }

  private static Verdict checkRecord(String url, IndexRecord claircore, IndexRecord ours) {
    if (claircore.found().normalizedVersion() != null) {
      // A semantic version, a kind that the indexer never finds (B17).
      NormalizedVersion version =
          RhcTag.parse(claircore.found().version()).map(RhcTag::minimum).orElseThrow();
      Package found = claircore.found().toBuilder().normalizedVersion(version).build();
      assertEquals(new IndexRecord(found, null, claircore.repository()), ours);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (Distribution.builder().build().equals(claircore.distribution())) {
      // A distribution whose fields are all empty, since its release is not in claircore's list.
      Distribution later = url.endsWith(LATER) ? OracleRelease.distribution("99") : null;
      assertEquals(new IndexRecord(claircore.found(), later, null), ours);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(claircore, ours);
    return Verdict.AGREES;
  }

  private static void assertFields(JsonNode fields, PackageUrl url) {
    assertEquals(fields.get("type").textValue(), url.type());
    assertEquals(fields.get("namespace").textValue(), url.namespace());
    assertEquals(fields.get("name").textValue(), url.name());
    assertEquals(fields.get("version").textValue(), url.version());
    assertEquals(fields.get("subpath").textValue(), url.subpath());
    SortedMap<String, String> qualifiers = new TreeMap<>();
    fields
        .get("qualifiers")
        .forEach(pair -> qualifiers.put(pair.get(0).textValue(), pair.get(1).textValue()));
    assertEquals(qualifiers, url.qualifiers());
  }
}
