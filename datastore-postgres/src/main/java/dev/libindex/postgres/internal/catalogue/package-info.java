/**
 * What can be searched: packages, repositories and distributions, and which manifests have them.
 */
@NullMarked
package dev.libindex.postgres.internal.catalogue;

import org.jspecify.annotations.NullMarked;
