/** Builds OCI image layouts with indexes, artifacts and gaps, as odd as a test needs them. */
@NullMarked
package dev.libindex.testdata.internal.oci;

import org.jspecify.annotations.NullMarked;
