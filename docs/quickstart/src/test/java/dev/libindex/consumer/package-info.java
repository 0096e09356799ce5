/** Libindex as an embedder meets it: artifacts in a repository, and nothing of this build. */
@NullMarked
package dev.libindex.consumer;

import org.jspecify.annotations.NullMarked;
