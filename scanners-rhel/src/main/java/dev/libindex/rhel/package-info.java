/** The ecosystems for Red Hat images. */
@NullMarked
package dev.libindex.rhel;

import org.jspecify.annotations.NullMarked;
