package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.IndexReport;
import dev.libindex.model.Notice;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of unknown content, the report of")
@RequiresSharedData
class UnknownContentOfGoldenImagesTest {

  @Test
  @DisplayName(
      "a recorded image says nothing if its distribution is known and its databases can be read")
  void known() throws Exception {
    Set<String> suspected = new TreeSet<>();
    for (GoldenCase golden : GoldenCases.all()) {
      IndexReport report = GoldenRun.inMemory(golden);
      if (!report.distributions().isEmpty() && !codes(report).isEmpty()) {
        suspected.add(golden.name() + " " + codes(report));
      }
    }
    assertEquals(Set.of("g-bdb-btree [unsupported-packages]"), suspected);
  }

  @Test
  @DisplayName("an image with Alpine's os-release and an rpm database names the distribution only")
  void alpine() throws Exception {
    assertEquals(
        List.of(Notice.UNRECOGNIZED_DISTRIBUTION),
        codes(GoldenRun.inMemory(GoldenCases.named("c-os-alpine"))));
  }

  private static List<String> codes(IndexReport report) {
    return report.notices().stream()
        .map(Notice::code)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toList());
  }
}
