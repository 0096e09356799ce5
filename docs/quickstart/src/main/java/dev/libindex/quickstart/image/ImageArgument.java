package dev.libindex.quickstart.image;

import dev.libindex.image.PlatformChoice;
import dev.libindex.quickstart.print.RedactedUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as named on the command line. Only files are read, but the names of images in registries
 * are so common that the message says what to do with one.
 *
 * @param text the argument
 */
public record ImageArgument(String text) {
  private static final Pattern ARCHIVE =
      Pattern.compile("(oci|oci-archive|docker-archive|dir):(.+)");
  private static final Pattern REGISTRY =
      Pattern.compile("(docker|registry|docker-daemon|containers-storage|podman):(//)?(.+)");
  private static final Pattern FILE = Pattern.compile("file:(?://(?:localhost)?)?(/.*)");

  /** Returns the argument as messages may show it, which is without credentials. */
  public String name() {
    return RedactedUrl.of(text);
  }

  /**
   * Reads the images.
   *
   * @param work an empty directory for unpacked files, which must exist as long as the images are
   *     used
   * @throws IOException if there is no image; the message is meant to follow "{@link #name}: "
   */
  public FoundImages read(Path work, PlatformChoice choice)
      throws IOException, InterruptedException {
    try {
      Path path = Path.of(text);
      if (Files.exists(path)) {
        return LocalImages.read(path, work, choice);
      }
    } catch (InvalidPathException e) {
      throw new ImageFormatException("not a path: " + e.getReason(), e);
    }
    throw new ImageFormatException(absence());
  }

  private String absence() {
    Matcher archive = ARCHIVE.matcher(text);
    if (archive.matches()) {
      return "no such file or directory: pass the path alone, " + archive.group(2);
    }
    Matcher registry = REGISTRY.matcher(text);
    if (registry.matches()) {
      return "only files are read: save the image first, for example with"
          + " skopeo copy docker://%s oci-archive:image.tar".formatted(registry.group(3));
    }
    Matcher file = FILE.matcher(text);
    if (file.matches()) {
      return "this is a URI: pass the path alone, " + file.group(1);
    }
    if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return "only files are read: download the archive first";
    }
    return "no such file or directory; an image in a registry has to be saved first, for example"
        + " with docker save -o image.tar "
        + text;
  }
}
