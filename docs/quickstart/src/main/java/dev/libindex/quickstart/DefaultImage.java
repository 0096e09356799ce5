package dev.libindex.quickstart;

import dev.libindex.image.PlatformChoice;
import dev.libindex.quickstart.image.FoundImages;
import dev.libindex.quickstart.image.LocalImages;
import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.ShippedImage;
import java.io.IOException;
import java.nio.file.Path;

/** The small Red Hat-like image that comes with Libindex. */
final class DefaultImage {
  private static final String TAG = "libindex/shipped:latest";

  private DefaultImage() {}

  static FoundImages read(Path work) throws IOException, InterruptedException {
    Path archive = work.resolve("shipped.tar");
    DockerSave.write(ShippedImage.APPLICATION.image(), TAG, archive);
    return LocalImages.read(archive, work, PlatformChoice.forThisMachine());
  }
}
