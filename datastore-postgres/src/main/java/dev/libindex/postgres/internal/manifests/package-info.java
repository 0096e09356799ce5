/** Manifests: their layers, their status, and their deletion. */
@NullMarked
package dev.libindex.postgres.internal.manifests;

import org.jspecify.annotations.NullMarked;
