/** The Libindex facade and what drives an indexing run. */
module dev.libindex.core {
  requires transitive dev.libindex.api;
  requires transitive java.net.http;
  requires com.fasterxml.jackson.databind;
  requires com.github.luben.zstd_jni;
  requires org.apache.commons.compress;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.libindex;
  exports dev.libindex.image;
  exports dev.libindex.json;
  exports dev.libindex.listener;
  exports dev.libindex.memory;
  exports dev.libindex.options;
}
