package dev.libindex.quickstart.image;

import dev.libindex.image.ImageException;
import dev.libindex.image.PlatformChoice;
import dev.libindex.json.JsonFormatException;
import dev.libindex.json.ManifestJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Detects what is at a path, and reads it. */
public final class LocalImages {
  private static final long MAX_MANIFEST_BYTES = 16 << 20;

  private LocalImages() {}

  /**
   * Reads the images at a path: a directory is an OCI layout, a file that begins like JSON is a
   * Clair manifest, and any other file is an archive.
   *
   * @param work an empty directory for unpacked files, which must exist as long as the images are
   *     used
   * @param choice the platform that is wanted; a Clair manifest does not state one
   * @throws IOException if there is no image; the message is meant to follow "PATH: "
   */
  public static FoundImages read(Path path, Path work, PlatformChoice choice)
      throws IOException, InterruptedException {
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      return images(new DirectoryFiles(path), name, choice);
    }
    if (beginsLikeJson(path)) {
      return new FoundImages(List.of(clairManifest(path, name)), List.of());
    }
    return images(unpack(path, work), name, choice);
  }

  private static ImageFiles unpack(Path path, Path work) throws IOException {
    try {
      return ArchiveFiles.unpack(path, work);
    } catch (ImageFormatException e) {
      throw e;
    } catch (EOFException e) {
      throw new ImageFormatException("it cannot be unpacked: the file is cut off", e);
    } catch (IOException e) {
      throw new ImageFormatException("it cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static FoundImages images(ImageFiles files, String name, PlatformChoice choice)
      throws IOException, InterruptedException {
    try {
      if (files.find(OciLayout.INDEX).isPresent()) {
        return OciLayout.read(files, name, choice);
      }
      if (files.find(DockerSave.MANIFEST).isPresent()) {
        return DockerSave.read(files, name, choice);
      }
    } catch (ImageException e) {
      throw new ImageFormatException(String.valueOf(e.getMessage()), e);
    }
    throw new ImageFormatException(
        "neither a docker save archive, nor an OCI layout, nor a Clair manifest");
  }

  private static LocalImage clairManifest(Path path, String name) throws IOException {
    if (Files.size(path) > MAX_MANIFEST_BYTES) {
      throw new ImageFormatException("too large for a manifest");
    }
    try {
      return new LocalImage(name, ManifestJson.read(Files.readAllBytes(path)), "");
    } catch (IOException | JsonFormatException e) {
      throw new ImageFormatException("not a Clair manifest: " + e.getMessage(), e);
    }
  }

  private static boolean beginsLikeJson(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      return first == '{' || first == '[';
    }
  }
}
