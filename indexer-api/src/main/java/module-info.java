/**
 * The model and the SPIs of Libindex. All other modules depend on this one, and it depends on none
 * of them.
 *
 * <p>All packages are {@link org.jspecify.annotations.NullMarked}: parameters, results and record
 * components are not null unless marked {@link org.jspecify.annotations.Nullable}, and null is
 * rejected with a {@link NullPointerException}. Records copy their collections unless they say
 * otherwise.
 */
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
