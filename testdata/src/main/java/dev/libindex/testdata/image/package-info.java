/**
 * Layers and images, built in code or shipped with this module.
 *
 * <p>{@link dev.libindex.testdata.image.LayerBuilder} builds a {@link
 * dev.libindex.testdata.image.TestLayer}, and {@link dev.libindex.testdata.image.ImageBuilder} a
 * {@link dev.libindex.testdata.image.TestImage} from several of them. {@link
 * dev.libindex.testdata.image.ShippedImage} and {@link dev.libindex.testdata.image.ShippedMapping}
 * are ready-made. {@code TestImage.serveOn} serves an image over HTTP and returns its manifest;
 * {@link dev.libindex.testdata.image.DockerSave}, {@link dev.libindex.testdata.image.OciLayout} and
 * {@link dev.libindex.testdata.image.ClairManifest} write it to files. The same calls yield the
 * same bytes with the same versions of the compressors.
 *
 * <p>The module has its own tar writer, since libraries refuse to write some of what tests need,
 * such as V7 headers, sparse files in four formats, and truncated archives.
 */
@NullMarked
package dev.libindex.testdata.image;

import org.jspecify.annotations.NullMarked;
