/**
 * Layers and images, made in code or shipped.
 *
 * <p>{@link dev.libindex.testdata.image.LayerBuilder} makes a {@link
 * dev.libindex.testdata.image.TestLayer}, {@link dev.libindex.testdata.image.ImageBuilder} a {@link
 * dev.libindex.testdata.image.TestImage} of several. An image can be served over HTTP, or written
 * as {@link dev.libindex.testdata.image.DockerSave}, as {@link
 * dev.libindex.testdata.image.OciLayout} or as {@link dev.libindex.testdata.image.ClairManifest}.
 * The same calls give the same bytes, as long as the compressors' versions stay the same.
 *
 * <p>The tar writer is our own: it must write what well-behaved libraries refuse to, such as V7
 * headers, sparse files in four encodings, and archives that end too early.
 */
@NullMarked
package dev.libindex.testdata.image;

import org.jspecify.annotations.NullMarked;
