/**
 * Images on disk: {@code docker save} archives, OCI layouts, Clair manifests. Each becomes a
 * manifest whose layers are files.
 */
@NullMarked
package dev.libindex.quickstart.image;

import org.jspecify.annotations.NullMarked;
