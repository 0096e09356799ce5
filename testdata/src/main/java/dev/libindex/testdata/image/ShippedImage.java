package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.util.List;
import java.util.stream.Stream;

/**
 * The small images that are shipped with this module, made by us; {@code testdata/README.md} says
 * what is in them and how they are made anew.
 *
 * <p>The first three share their lowest layer, which holds a RHEL-like os-release and a SQLite
 * package database written by rpm.
 */
public enum ShippedImage {
  /**
   * A usual image: content manifest and Dockerfile over the base, a layer that installs a package
   * and removes one, and an application that upgrades one and has its own content manifest.
   */
  APPLICATION,

  /** The newer style: labels.json and a content manifest with a repository that no mapping has. */
  LABELLED,

  /** Nothing that asks for a mapping: no content manifest, no labels; a second database, in ndb. */
  PLAIN,

  /** Nothing of Red Hat's and no rpm at all. */
  FOREIGN;

  /** The image; the same bytes each time. */
  public TestImage image() {
    ImageBuilder builder = ImageBuilder.create();
    layers().forEach(builder::layer);
    return builder.build();
  }

  /** What rpm says is installed in it, sorted; without the pseudo packages of keys. */
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
