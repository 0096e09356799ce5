package dev.libindex.testdata.contract;

import dev.libindex.store.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link Store}. To test a store, extend this class and, in a second test, {@link
 * MappingStoreContract}:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   @Override
 *   protected Store createStore() {
 *     return new MyStore();
 *   }
 * }
 * }</pre>
 */
public abstract class StoreContract {

  /** Creates the tests, for a subclass. */
  protected StoreContract() {}

  /** Returns an empty store; called before each test, which closes it. */
  protected abstract Store createStore();

  /**
   * Returns how many operations each of eight threads performs in the concurrency tests, 40 by
   * default. Return more for a fast store, in which calls rarely overlap.
   */
  protected int rounds() {
    return 40;
  }

  @Test
  @DisplayName("closing twice has no effect")
  void closeTwice() {
    Store store = createStore();
    store.close();
    store.close();
  }

  @Nested
  @DisplayName("checkManifest, registerScanners")
  class CheckManifest extends CheckManifestTopic {
    CheckManifest() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("persistManifest")
  class PersistManifest extends PersistManifestTopic {
    PersistManifest() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("missingCells")
  class MissingCells extends MissingCellsTopic {
    MissingCells() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("setLayerScanned")
  class SetLayerScanned extends SetLayerScannedTopic {
    SetLayerScanned() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("layers that serve others")
  class ServedLayers extends ServedLayersTopic {
    ServedLayers() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("coalesceInput")
  class CoalesceInput extends CoalesceInputTopic {
    CoalesceInput() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("setIndexFinished, setIndexPartial, indexReport")
  class Finishing extends FinishingTopic {
    Finishing() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("checkManifest: due")
  class Due extends DueTopic {
    Due() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("setAttemptFailed")
  class Attempts extends AttemptsTopic {
    Attempts() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("deleteManifests")
  class DeleteManifests extends DeleteManifestsTopic {
    DeleteManifests() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("takeDue, countDueOfOthers")
  class Healing extends HealingTopic {
    Healing() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("requeueIndexPartials, requeueLimited, requeuedManifests, takeTurn")
  class Requeue extends RequeueTopic {
    Requeue() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("collectCells")
  class CollectCells extends CollectCellsTopic {
    CollectCells() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("explain, status")
  class Origin extends OriginTopic {
    Origin() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("findPackages")
  class FindPackages extends FindPackagesTopic {
    FindPackages() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("random operations")
  class Operations extends RandomOperationsTopic {
    Operations() {
      super(StoreContract.this::createStore);
    }
  }

  @Nested
  @DisplayName("many threads")
  class Concurrency extends ConcurrencyTopic {
    Concurrency() {
      super(StoreContract.this::createStore, rounds());
    }
  }
}
