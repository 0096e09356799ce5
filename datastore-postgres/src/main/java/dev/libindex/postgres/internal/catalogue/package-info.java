/** The searchable rows: packages, repositories, distributions, and which manifests have them. */
@NullMarked
package dev.libindex.postgres.internal.catalogue;

import org.jspecify.annotations.NullMarked;
