package dev.libindex.benchmarks;

import dev.libindex.layer.FileContent;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseContents;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseReader;
import dev.libindex.rhel.internal.rpmdb.RpmPackages;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads packages from real package databases in memory, one in each of rpm's formats. Reading
 * includes parsing the headers, finding the signing keys and creating the packages of the model.
 * The databases are those of the shared test data.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RpmDatabaseBenchmark {
  private static final int UBI_PACKAGES = 184;
  private static final int MARINER_PACKAGES = 129;
  private static final int SLE_PACKAGES = 35;

  private final FileContent ubi = content("ubi8-8.6.bdb/Packages");
  private final FileContent mariner = content("mariner2.sqlite/rpmdb.sqlite");
  private final FileContent sle = content("sle15-bci-a.ndb/Packages.db");

  @Benchmark
  @OperationsPerInvocation(UBI_PACKAGES)
  public List<Package> berkeley() throws IOException {
    return packages(RpmDatabaseKind.BERKELEY, ubi, UBI_PACKAGES);
  }

  @Benchmark
  @OperationsPerInvocation(MARINER_PACKAGES)
  public List<Package> sqlite() throws IOException {
    return packages(RpmDatabaseKind.SQLITE, mariner, MARINER_PACKAGES);
  }

  @Benchmark
  @OperationsPerInvocation(SLE_PACKAGES)
  public List<Package> ndb() throws IOException {
    return packages(RpmDatabaseKind.NDB, sle, SLE_PACKAGES);
  }

  private static List<Package> packages(RpmDatabaseKind kind, FileContent content, int expected)
      throws IOException {
    String path = "var/lib/rpm/" + kind.baseName();
    RpmDatabaseContents contents = RpmDatabaseReader.read(kind, path, content, LogFiles.NONE);
    if (contents.packages().size() != expected) {
      throw new IllegalStateException(contents.packages().size() + " packages in " + path);
    }
    return RpmPackages.of(contents.packages(), kind.label(path));
  }

  private static FileContent content(String path) {
    try {
      return FileContent.of(
          Files.readAllBytes(
              SharedData.find().orElseThrow().resolve("data/real-rpmdb").resolve(path)));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }
}
