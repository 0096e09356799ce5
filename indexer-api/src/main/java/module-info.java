/** The model and the SPIs of Libindex; everything else depends on this module, and it on none. */
module dev.libindex.api {
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.libindex.cpe;
}
