package dev.libindex.quickstart;

import dev.libindex.quickstart.image.LocalImage;
import dev.libindex.quickstart.image.LocalImages;
import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.ShippedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The small Red Hat-like image that comes with Libindex. */
final class DefaultImage {
  private static final String TAG = "libindex/shipped:latest";

  private DefaultImage() {}

  static List<LocalImage> read(Path work) throws IOException {
    Path archive = work.resolve("shipped.tar");
    DockerSave.write(ShippedImage.APPLICATION.image(), TAG, archive);
    return LocalImages.read(archive, work);
  }
}
