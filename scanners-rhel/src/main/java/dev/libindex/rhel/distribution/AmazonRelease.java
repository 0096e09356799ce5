package dev.libindex.rhel.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amazon Linux, by the CPE name in its os-release. */
final class AmazonRelease {
  private static final Pattern AMI =
      Pattern.compile("CPE_NAME=\"cpe:/o:amazon:linux:201[0-9]\\.[0-9]{2}:ga\"");
  private static final Pattern LINUX =
      Pattern.compile("CPE_NAME=\"cpe:2\\.3:o:amazon:amazon_linux:(2|2023)\"");

  private AmazonRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    String text = ReleaseFile.text(content);
    if (AMI.matcher(text).find()) {
      // Every release of the first Amazon Linux is patched as the last one.
      return Optional.of(
          distribution("Amazon Linux AMI", "2018.03", "cpe:/o:amazon:linux:2018.03:ga"));
    }
    Matcher linux = LINUX.matcher(text);
    return linux.find()
        ? Optional.of(
            distribution(
                "Amazon Linux", linux.group(1), "cpe:/o:amazon:amazon_linux:" + linux.group(1)))
        : Optional.empty();
  }

  private static Distribution distribution(String name, String version, String cpe) {
    return Distribution.builder()
        .did("amzn")
        .name(name)
        .version(version)
        .versionId(version)
        .prettyName(name + " " + version)
        .cpe(Cpe.parse(cpe))
        .build();
  }
}
