package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.testdata.store.StoreMethod;
import java.util.List;

/** Asking again for a current report takes one read and no write. */
final class AskingAgainIsOneRead implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    cluster
        .log()
        .askedAgain()
        .forEach(calls -> assertEquals(List.of(StoreMethod.CHECK_MANIFEST), calls));
  }
}
