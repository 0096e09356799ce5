package dev.libindex.reuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.error.StoreException;
import dev.libindex.json.IndexReportJson;
import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.postgres.TableReset;
import dev.libindex.testdata.postgres.TestPostgres;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sequences of indexing and deleting, with failing calls and work of another node in
 * between. Everything runs on the calling thread, so a seed can be repeated.
 */
@DisplayName("Whatever happens, and whoever lies,")
class RandomReuseTest {
  private static final int STEPS = 60;

  /** The calls during which another node cannot index, because it would wait for the lease. */
  private static final Set<StoreMethod> UNDER_LEASE =
      Set.of(StoreMethod.MISSING_CELLS, StoreMethod.SET_LAYER_SCANNED);

  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  @TempDir static Path folder;

  private final List<Manifest> honest = new ArrayList<>();
  private final List<Manifest> lying = new ArrayList<>();
  private final Map<Manifest, String> right = new HashMap<>();

  @BeforeEach
  void makeImages() {
    SameContent eight = content("8.6");
    SameContent nine = content("9.4");
    SameContent empty = new SameContent(LayerBuilder.create().build());
    honest.add(image(eight.gzip(), nine.gzip()));
    honest.add(image(eight.zstd(), nine.zstd()));
    honest.add(image(eight.plain(), empty.gzip(), nine.zstd(), empty.zstd()));
    honest.add(image(nine.plain(), eight.gzip(), nine.gzip()));
    honest.add(image(empty.plain(), empty.gzip(), eight.otherGzip()));
    honest.add(with(image(nine.gzip(), eight.zstd()), null));
    honest.add(with(image(nine.plain()), eight.gzip().digest()));
    lying.add(with(image(nine.otherGzip()), eight.plain().digest()));
    lying.add(with(image(eight.zstdChunked(), nine.zstd()), nine.plain().digest()));
  }

  @ParameterizedTest(name = "honest images get the right report, in memory; seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void inMemory(long seed) throws Exception {
    new Sequence(new InMemoryStore(), new InMemoryLockSource(Clock.systemUTC()), seed).run();
  }

  @ParameterizedTest(name = "honest images get the right report, in PostgreSQL; seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void inPostgres(long seed) throws Exception {
    String url = POSTGRES.database().jdbcUrl();
    try (PostgresStore store = PostgresStore.open(url, PostgresStoreOptions.defaults())) {
      TableReset.run(POSTGRES.database().dataSource(), "libindex");
      new Sequence(store, store.lockSource(), seed).run();
    }
  }

  /** A sequence of steps on one store. */
  private final class Sequence {
    private final Store store;
    private final LockSource locks;
    private final Random random;

    Sequence(Store store, LockSource locks, long seed) {
      this.store = store;
      this.locks = locks;
      this.random = new Random(seed);
    }

    void run() throws Exception {
      try (Libindex node = node(store, locks, true)) {
        for (int step = 0; step < STEPS; step++) {
          disturbed();
          for (Manifest manifest : honest) {
            node.indexReport(manifest.hash())
                .ifPresent(report -> assertEquals(right(manifest), json(report)));
          }
        }
        for (Manifest manifest : lying) {
          Manifest silent = with(manifest, null);
          Manifest asked = random.nextBoolean() ? silent : otherHash(silent);
          assertEquals(right(asked), json(node.index(asked)), "without the lie");
        }
        for (Manifest manifest : Stream.concat(honest.stream(), lying.stream()).toList()) {
          assertEquals(right(manifest), json(node.index(manifest)), "once the truth is known");
        }
      }
    }

    /** Indexes or deletes, with a failing call or another such step before a call. */
    private void disturbed() {
      int call = random.nextInt(12);
      boolean fails = random.nextBoolean();
      boolean after = random.nextBoolean();
      Store disturbed =
          new ForwardingStore(store) {
            private int calls;

            @Override
            protected <T> T call(StoreMethod method, Supplier<T> action) {
              boolean now = calls++ == call;
              if (now && !fails) {
                work(store, !UNDER_LEASE.contains(method));
              }
              if (now && fails && !after) {
                throw new StoreException("lost before " + method, null);
              }
              T result = action.get();
              if (now && fails && after) {
                throw new StoreException("lost after " + method, null);
              }
              return result;
            }
          };
      work(disturbed, true);
    }

    private void work(Store over, boolean mayIndex) {
      try (Libindex node = node(over, locks, random.nextInt(4) > 0)) {
        Manifest any = any(random.nextInt(3) == 0 ? lying : honest);
        if (random.nextInt(4) == 0 || !mayIndex) {
          node.deleteManifests(List.of(any.hash(), any(honest).hash()));
        } else {
          node.index(any);
        }
      } catch (StoreException e) {
        // As injected.
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private Manifest any(List<Manifest> list) {
      return list.get(random.nextInt(list.size()));
    }
  }

  private static Libindex node(Store store, LockSource locks, boolean reuse) {
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .executor(Runnable::run)
        .options(
            LibindexOptions.of(
                options ->
                    options
                        .offline(true)
                        .fileLayers(true)
                        .fetching(fetching -> fetching.reuseByDiffId(reuse))))
        .build();
  }

  /** Returns the report of an instance that has never seen anything else. */
  private String right(Manifest manifest) {
    return right.computeIfAbsent(
        manifest,
        unknown -> {
          LockSource locks = new InMemoryLockSource(Clock.systemUTC());
          try (Libindex alone = node(new InMemoryStore(), locks, false)) {
            return json(alone.index(manifest));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static Manifest otherHash(Manifest manifest) {
    Digest other = TestLayer.of("", Body.of("other " + manifest.hash())).digest();
    return new Manifest(other, manifest.layers());
  }

  private static String json(IndexReport report) {
    return new String(IndexReportJson.write(report), StandardCharsets.UTF_8);
  }

  private static SameContent content(String version) {
    return new SameContent(
        LayerBuilder.create()
            .file("etc/os-release", "ID=rhel\nVERSION_ID=\"" + version + "\"\n")
            .build());
  }

  private static Manifest image(TestLayer... layers) {
    ImageBuilder image = ImageBuilder.create();
    List<Layer> located = new ArrayList<>();
    for (TestLayer layer : layers) {
      image.layer(layer);
      Path file = folder.resolve(layer.digest().hex());
      try {
        Files.write(file, layer.content().bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      located.add(Layer.of(layer.digest(), file.toUri().toString()).withDiffId(layer.diffId()));
    }
    return new Manifest(image.build().hash(), located);
  }

  /** Returns the manifest with this diffID, or none, for its lowest layer. */
  private static Manifest with(Manifest manifest, @Nullable Digest diffId) {
    List<Layer> layers = new ArrayList<>(manifest.layers());
    layers.set(0, layers.get(0).withDiffId(diffId));
    return new Manifest(manifest.hash(), layers);
  }
}
