package dev.libindex.benchmarks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost that no indexer can go below: one SHA-256 of the compressed bytes of a layer, and
 * inflating them once. Other figures are given as multiples of it, measured in the same run on the
 * same machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FloorBenchmark {
  private static final int LENGTH = 32 << 20;
  private static final int GZIP_HEADER = 10;

  private final byte[] compressed = CompressedBytes.gzip(LENGTH);
  private final byte[] slab = new byte[64 << 10];

  @Benchmark
  public byte[] digest() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(compressed);
  }

  @Benchmark
  public long inflate() throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed, GZIP_HEADER, compressed.length - GZIP_HEADER);
      while (!inflater.finished()) {
        inflater.inflate(slab);
      }
      return inflater.getBytesWritten();
    } finally {
      inflater.end();
    }
  }
}
