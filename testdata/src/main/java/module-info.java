/** Fixtures, builders, fake servers and contract kits for tests. */
module dev.libindex.testdata {
  requires transitive dev.libindex.api;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires com.github.luben.zstd_jni;
  requires jdk.httpserver;
  requires org.apache.commons.compress;
  requires static org.jspecify;
}
