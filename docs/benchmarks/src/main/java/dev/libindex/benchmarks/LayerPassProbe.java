package dev.libindex.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.libindex.internal.fetch.UriLayerSource;
import dev.libindex.internal.fetch.UrlConnectionTransport;
import dev.libindex.internal.layer.CaptureBudget;
import dev.libindex.internal.layer.StreamedLayer;
import dev.libindex.internal.layer.StreamedLayerReader;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerLimits;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.zip.Inflater;

/**
 * The measuring half of {@link LayerPassCost}, with the arguments {@code FILE DIGEST URI ROUNDS}.
 */
final class LayerPassProbe {
  private static final int WARM_UP = 4;
  private static final int GZIP_HEADER = 10;

  /** What the scanners of all ecosystems for Red Hat images want. */
  private static final Wanted WANTED =
      Wanted.by(
          Ecosystems.rhel(RhelConfig.offline()).stream()
              .flatMap(ecosystem -> ScannerRegistry.scannersOf(ecosystem).stream())
              .toList());

  private final int rounds;

  private LayerPassProbe(int rounds) {
    this.rounds = rounds;
  }

  /** Prints the costs or, for 0 rounds, what a first, cold pass took. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    Digest digest = Digest.parse(arguments[1]);
    Layer served = Layer.of(digest, arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    if (rounds == 0) {
      pass(served, true);
      System.out.printf(
          "  cold: %.2f CPU-s, peak resident memory %s%n", cpuSeconds(), peakResident());
      return;
    }
    LayerPassProbe probe = new LayerPassProbe(rounds);
    double floor = probe.median(() -> floor(file));
    System.out.printf("  floor: %.2f CPU-s%n", floor);
    Layer local = Layer.of(digest, file.toUri().toString());
    System.out.printf(
        "  from a file: %.2f times the floor%n", probe.median(() -> pass(local, false)) / floor);
    System.out.printf(
        "  over HTTP: %.2f times the floor%n", probe.median(() -> pass(served, false)) / floor);
    System.out.printf(
        "  with its diffID, from a file: %.2f times the floor%n",
        probe.median(() -> pass(local, true)) / floor);
    System.out.printf(
        "  with its diffID, over HTTP: %.2f times the floor%n",
        probe.median(() -> pass(served, true)) / floor);
    System.out.printf(
        "  floor again: %.2f times the floor%n", probe.median(() -> floor(file)) / floor);
  }

  private double median(Callable<?> work) throws Exception {
    double[] seconds = new double[rounds];
    for (int i = -WARM_UP; i < rounds; i++) {
      double before = cpuSeconds();
      work.call();
      if (i >= 0) {
        seconds[i] = cpuSeconds() - before;
      }
    }
    Arrays.sort(seconds);
    return seconds[rounds / 2];
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  /** Computes one SHA-256 of the compressed bytes and inflates them once. */
  private static byte[] floor(Path file) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    byte[] compressed = new byte[1 << 16];
    byte[] expanded = new byte[1 << 16];
    Inflater inflater = new Inflater(true);
    try (InputStream in = Files.newInputStream(file)) {
      int header = GZIP_HEADER;
      for (int count = in.read(compressed); count > 0; count = in.read(compressed)) {
        hash.update(compressed, 0, count);
        inflater.setInput(compressed, header, count - header);
        header = 0;
        while (!inflater.needsInput() && !inflater.finished()) {
          inflater.inflate(expanded);
        }
      }
    } finally {
      inflater.end();
    }
    return hash.digest();
  }

  private static int pass(Layer layer, boolean diffId) throws InterruptedException {
    Duration timeout = Duration.ofSeconds(10);
    StreamedLayerReader reader =
        new StreamedLayerReader(
            new UriLayerSource(new UrlConnectionTransport(timeout, timeout), true),
            LayerLimits.defaults(),
            new CaptureBudget(64 << 20),
            Path.of(System.getProperty("java.io.tmpdir")));
    if (diffId) {
      reader = reader.withDiffIds();
    }
    try (StreamedLayer read = reader.read(layer, WANTED, bytes -> {})) {
      return read.select(WANTED.paths()).size();
    }
  }

  private static String peakResident() throws IOException {
    return Files.readString(Path.of("/proc/self/status"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .findFirst()
        .map(line -> line.substring("VmHWM:".length()).strip())
        .orElse("unknown");
  }
}
