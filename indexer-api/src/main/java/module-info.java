/** The model and the SPIs of Libindex; everything else depends on this module, and it on none. */
module dev.libindex.api {
  requires static transitive org.jspecify;

  exports dev.libindex.cpe;
  exports dev.libindex.ecosystem;
  exports dev.libindex.error;
  exports dev.libindex.layer;
  exports dev.libindex.lock;
  exports dev.libindex.mapping;
  exports dev.libindex.model;
  exports dev.libindex.scan;
  exports dev.libindex.store;
  exports dev.libindex.vulnerability;
}
