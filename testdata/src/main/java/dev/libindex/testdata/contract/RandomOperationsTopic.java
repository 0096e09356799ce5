package dev.libindex.testdata.contract;

import dev.libindex.store.Store;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a store answers random operations as a model does. */
abstract class RandomOperationsTopic extends StoreTopic {
  private static final int STEPS = 1000;

  RandomOperationsTopic(Supplier<Store> stores) {
    super(stores);
  }

  @ParameterizedTest(name = "seed {0}: the store answers like its model")
  @ValueSource(longs = {1, 2, 3})
  void likeTheModel(long seed) {
    new RandomOperations(store, seed).run(STEPS);
  }
}
