/** The ecosystems for Red Hat images. */
module dev.libindex.rhel {
  requires transitive dev.libindex.api;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports dev.libindex.rhel;
  exports dev.libindex.rhel.purl;
}
