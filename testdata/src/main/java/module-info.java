/** Fixtures, builders, fake servers and contract kits for tests. */
module dev.libindex.testdata {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive dev.libindex.api;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires com.github.luben.zstd_jni;
  // Only the tests, which are patched into this module, use this client.
  requires static java.net.http;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports dev.libindex.testdata;
  exports dev.libindex.testdata.contract;
  exports dev.libindex.testdata.golden;
  exports dev.libindex.testdata.http;
  exports dev.libindex.testdata.image;
  exports dev.libindex.testdata.report;

  opens dev.libindex.testdata.contract to
      org.junit.platform.commons;
}
