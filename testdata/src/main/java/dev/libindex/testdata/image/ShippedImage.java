package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.util.List;
import java.util.stream.Stream;

/**
 * The small images in this module, made for Libindex; {@code testdata/README.md} describes their
 * contents and how to rebuild them.
 *
 * <p>The first three share their lowest layer, which holds a RHEL-like os-release and a SQLite
 * package database written by rpm.
 */
public enum ShippedImage {
  /**
   * A typical image: content manifest and Dockerfile over the base, a layer that installs a package
   * and removes one, and an application that upgrades one and has its own content manifest.
   */
  APPLICATION,

  /** A newer image: labels.json and a content manifest with a repository that is in no mapping. */
  LABELLED,

  /**
   * An image that needs no mapping: no content manifest, no labels; a chroot that has a database of
   * its own, in ndb.
   */
  PLAIN,

  /** An image with nothing from Red Hat and without rpm. */
  FOREIGN;

  /** Returns the image, with the same bytes each time. */
  public TestImage image() {
    ImageBuilder builder = ImageBuilder.create();
    layers().forEach(builder::layer);
    return builder.build();
  }

  /**
   * Returns the installed packages according to rpm, sorted, without the pseudo-packages in which
   * rpm keeps keys.
   */
  public List<ShippedPackage> packages() {
    return ShippedPackage.of(name());
  }

  private List<TestLayer> layers() {
    return switch (this) {
      case APPLICATION -> shipped("base", "base-buildinfo", "middle", "application");
      case LABELLED -> shipped("base", "labelled");
      case PLAIN -> shipped("base", "plain");
      case FOREIGN -> List.of(foreign());
    };
  }

  private static List<TestLayer> shipped(String... names) {
    String mediaType = Compression.gzip().mediaType();
    return Stream.of(names)
        .map(name -> TestLayer.of(mediaType, Body.of(Resources.bytes(name + ".tar.gz"))))
        .toList();
  }

  private static TestLayer foreign() {
    return LayerBuilder.create()
        .compression(Compression.none())
        .file("etc/os-release", "ID=foreign\nVERSION_ID=3.2\nPRETTY_NAME=\"Foreign Linux 3.2\"\n")
        .directory("bin")
        .file("bin/tool", "#!/bin/sh\n")
        .symlink("sbin", "bin")
        .build();
  }
}
