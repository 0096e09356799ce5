package dev.libindex.testdata.image;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An rpm in a shipped image, as {@code rpm -qa} printed it when the image was made.
 *
 * @param database backend and folder of its database, for instance {@code sqlite:var/lib/rpm}
 * @param name the tag NAME
 * @param epoch the tag EPOCH; empty where the tag is absent
 * @param version the tag VERSION
 * @param release the tag RELEASE
 * @param arch the tag ARCH
 * @param sourceRpm the tag SOURCERPM
 * @param modularityLabel the tag MODULARITYLABEL; empty where the tag is absent
 */
public record ShippedPackage(
    String database,
    String name,
    String epoch,
    String version,
    String release,
    String arch,
    String sourceRpm,
    String modularityLabel) {

  static List<ShippedPackage> of(String image) {
    String csv = new String(Resources.bytes("packages.csv"), StandardCharsets.UTF_8);
    return csv.lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals(image))
        .map(c -> new ShippedPackage(c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]))
        .toList();
  }
}
