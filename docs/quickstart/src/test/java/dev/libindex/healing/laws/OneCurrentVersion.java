package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.rhel.RhelConfig;
import java.util.List;
import java.util.Optional;

/**
 * The store has one current version of each mapping: the last one that was installed. A seed file
 * that was installed before changes nothing, so nodes with different seed files do not replace each
 * other's versions again and again.
 */
final class OneCurrentVersion implements Law {
  private final MappingModel expected = new MappingModel();

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    if (step instanceof Step.ReplaceNode replace) {
      replace.seeds().tables().stream().filter(expected::acceptsSeed).forEach(expected::installed);
    } else if (step instanceof Step.Import arrival) {
      expected.installed(arrival.table());
    }
    boolean disturbed = step instanceof Step.WithFault || step instanceof Step.Interleaved;
    for (String mapping :
        List.of(RhelConfig.REPOSITORY_TO_CPE, RhelConfig.CONTAINER_NAME_REPOSITORIES)) {
      Optional<MappingTable> installed = cluster.mappings().current(mapping);
      assertEquals(installed, after.current(mapping), () -> "current version of " + mapping);
      if (!disturbed) {
        assertEquals(expected.current(mapping), installed, () -> "current version of " + mapping);
      }
    }
    expected.setTo(cluster.mappings());
  }
}
