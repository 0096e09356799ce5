/** Manifests: which layers they have, what is known about them, and their deletion. */
@NullMarked
package dev.libindex.postgres.internal.manifests;

import org.jspecify.annotations.NullMarked;
