/** Tests of Libindex from an embedder's side: artifacts in a repository, without this build. */
@NullMarked
package dev.libindex.consumer;

import org.jspecify.annotations.NullMarked;
