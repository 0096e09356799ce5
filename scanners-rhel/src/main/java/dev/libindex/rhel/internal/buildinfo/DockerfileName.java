package dev.libindex.rhel.internal.buildinfo;

import java.util.Optional;

/** The path of the Dockerfile that Red Hat's build system leaves in an image. */
public final class DockerfileName {

  private DockerfileName() {}

  /**
   * The version and the release of the container: what is behind the second hyphen from the end, as
   * {@code v3.5.5-4} in {@code root/buildinfo/Dockerfile-quay-clair-rhel8-v3.5.5-4}.
   *
   * @return none if the path has fewer than two hyphens
   */
  public static Optional<String> versionAndRelease(String path) {
    int beforeRelease = path.lastIndexOf('-');
    int beforeVersion = beforeRelease < 1 ? -1 : path.lastIndexOf('-', beforeRelease - 1);
    return beforeVersion < 0 ? Optional.empty() : Optional.of(path.substring(beforeVersion + 1));
  }
}
