/**
 * Finds the image to index among the manifests of an OCI or Docker image index.
 *
 * <p>{@link dev.libindex.image.ImageSelector} chooses by {@link dev.libindex.image.PlatformChoice
 * platform}, passes over signatures, attestations and other artifacts, and says what it did. It
 * reads through an {@link dev.libindex.image.ImageSource}, so that an archive, a directory and a
 * registry are treated alike. The result has everything that a {@link dev.libindex.model.Manifest}
 * needs except where its layers are.
 *
 * <p>Has no counterpart in claircore, which is given manifests. Depends on {@code model}, {@code
 * error} and {@code internal.json}.
 */
@NullMarked
package dev.libindex.image;

import org.jspecify.annotations.NullMarked;
