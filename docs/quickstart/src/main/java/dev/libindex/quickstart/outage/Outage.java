package dev.libindex.quickstart.outage;

import dev.libindex.Libindex;
import dev.libindex.listener.HealResult;
import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.quickstart.WorkDirectory;
import dev.libindex.quickstart.database.EmbeddedDatabase;
import dev.libindex.quickstart.database.StoreSession;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.RedHatServer;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Simulates the outage of claircore issue 1884 with the shipped images, and prints what it costs.
 */
public final class Outage {
  private static final int ROUNDS = 10;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final PrintStream out;
  private final BlobServer registry;
  private final RedHatServer redHat;
  private final Libindex libindex;
  private final Map<ShippedImage, Manifest> manifests = new LinkedHashMap<>();

  private Outage(PrintStream out, BlobServer registry, RedHatServer redHat, Libindex libindex) {
    this.out = out;
    this.registry = registry;
    this.redHat = redHat;
    this.libindex = libindex;
  }

  /** Runs the program with an embedded database that is deleted afterwards. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path target = Path.of(System.getProperty("quickstart.target", "target"));
    try (WorkDirectory work = WorkDirectory.create(target);
        BlobServer registry = BlobServer.start();
        RedHatServer redHat = RedHatServer.start();
        EmbeddedDatabase database = EmbeddedDatabase.start(work.next(), out::println);
        StoreSession stores = StoreSession.postgres(database.jdbcUrl(), () -> {});
        Libindex libindex = libindex(stores, redHat)) {
      new Outage(out, registry, redHat, libindex).run();
    }
  }

  private static Libindex libindex(StoreSession stores, RedHatServer redHat) {
    redHat.fail(Answer.status(503));
    RhelConfig config =
        new RhelConfig(
            MappingSource.uri(redHat.uri(MappingFile.REPOSITORY_TO_CPE)),
            MappingSource.uri(redHat.uri(MappingFile.CONTAINER_NAME_REPOS)));
    return Libindex.builder()
        .store(stores.store())
        .locks(stores.locks())
        .ecosystems(Ecosystems.rhel(config))
        .build();
  }

  private void run() throws IOException, InterruptedException {
    for (ShippedImage image : ShippedImage.values()) {
      manifests.put(image, image.image().serveOn(registry));
    }
    say(
        "Red Hat's server answers 503 for both mapping files. %d images are indexed again and again.",
        manifests.size());
    say("Their layers have %,d bytes in all, with each layer counted once.", uniqueBytes());
    say("");
    long clair = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      clair += indexAll(round == 1);
      say(
          "round %2d: %,9d bytes fetched here; Clair would have fetched %,11d; mappings requested %d times",
          round, registry.totalTraffic().bytes(), clair, mappingRequests());
    }
    long fetchedBefore = registry.totalTraffic().bytes();
    recover();
    say("");
    say("the mappings are back");
    printStates();
    say("");
    say("%,d bytes fetched while healing", registry.totalTraffic().bytes() - fetchedBefore);
  }

  /**
   * Indexes all images.
   *
   * @return the bytes that Clair fetches in such a round, since it keeps nothing of any image
   *     without a mapping
   */
  private long indexAll(boolean print) throws InterruptedException {
    long clair = 0;
    for (Map.Entry<ShippedImage, Manifest> entry : manifests.entrySet()) {
      IndexReport report = libindex.index(entry.getValue());
      if (print) {
        printState(entry.getKey(), report);
      }
      clair += bytes(entry.getKey());
    }
    if (print) {
      say("");
    }
    return clair;
  }

  private void recover() throws InterruptedException {
    for (MappingFile file : MappingFile.values()) {
      redHat.publish(file, ShippedMapping.bytes(file));
    }
    redHat.recover();
    for (MappingStatus status : libindex.refreshMappings(MAX_WAIT)) {
      if (!status.problem().isEmpty()) {
        say("mapping %s: %s", status.name(), status.problem());
      }
    }
    HealResult healed = libindex.heal();
    while (healed.finished() + healed.partial() > 0) {
      healed = libindex.heal();
    }
  }

  private void printStates() {
    manifests.forEach(
        (image, manifest) ->
            libindex.indexReport(manifest.hash()).ifPresent(report -> printState(image, report)));
  }

  private void printState(ShippedImage image, IndexReport report) {
    say(
        "  %-12s %s, %d packages, %d repositories",
        image.name().toLowerCase(Locale.ROOT),
        report.state().text(),
        report.packages().size(),
        report.repositories().size());
  }

  private long mappingRequests() {
    long requests = 0;
    for (MappingFile file : MappingFile.values()) {
      requests += redHat.requests(file).size();
    }
    return requests;
  }

  private static long bytes(ShippedImage image) {
    return image.image().layers().stream().mapToLong(layer -> layer.content().length()).sum();
  }

  private static long uniqueBytes() {
    Set<String> seen = new TreeSet<>();
    long bytes = 0;
    for (ShippedImage image : ShippedImage.values()) {
      TestImage built = image.image();
      for (TestLayer layer : built.layers()) {
        if (seen.add(layer.digest().toString())) {
          bytes += layer.content().length();
        }
      }
    }
    return bytes;
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
