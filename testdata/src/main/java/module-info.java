/** Fixtures, builders, fake servers and contract kits for tests. */
module dev.libindex.testdata {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive dev.libindex.api;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires transitive java.sql;
  requires com.github.luben.zstd_jni;
  // Only the tests, which are patched into this module, use this client.
  requires static java.net.http;
  requires jdk.httpserver;
  requires org.slf4j;
  requires static embedded.postgres;
  requires static org.jspecify;
  requires static testcontainers;

  exports dev.libindex.testdata.contract;
  exports dev.libindex.testdata.http;
  exports dev.libindex.testdata.image;
  exports dev.libindex.testdata.postgres;
  exports dev.libindex.testdata.report;
  exports dev.libindex.testdata.store;
  exports dev.libindex.testdata.time;

  opens dev.libindex.testdata.contract to
      org.junit.platform.commons;
}
