/**
 * Test support for Libindex and its embedders. Use it in test scope.
 *
 * <ul>
 *   <li>{@link dev.libindex.testdata.contract}: contract kits, the tests that every store, lock
 *       source and scanner must pass;
 *   <li>{@link dev.libindex.testdata.image}: layers and images, built in code or shipped;
 *   <li>{@link dev.libindex.testdata.http}: fake servers for blobs and for Red Hat's mapping files;
 *   <li>{@link dev.libindex.testdata.store}: recording, faulty, killable and forwarding stores;
 *   <li>{@link dev.libindex.testdata.time}: a clock and a scheduler that a test advances;
 *   <li>{@link dev.libindex.testdata.postgres}: PostgreSQL databases;
 *   <li>{@link dev.libindex.testdata.report}: comparison of index reports.
 * </ul>
 *
 * <p>{@code testdata/README.md} has an example of each.
 */
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
