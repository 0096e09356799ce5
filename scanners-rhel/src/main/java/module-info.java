/** The ecosystems for Red Hat images. */
module dev.libindex.rhel {
  requires transitive dev.libindex.api;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.libindex.rhel;
  exports dev.libindex.rhel.purl;
}
