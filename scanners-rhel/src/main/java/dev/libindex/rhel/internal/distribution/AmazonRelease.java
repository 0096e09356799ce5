package dev.libindex.rhel.internal.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises Amazon Linux by the CPE name in its os-release. */
public final class AmazonRelease {
  private static final Pattern AMI =
      Pattern.compile("CPE_NAME=\"cpe:/o:amazon:linux:201[0-9]\\.[0-9]{2}:ga\"");
  private static final Pattern LINUX =
      Pattern.compile(
          "CPE_NAME=\"cpe:2\\.3:o:amazon:amazon_linux:([0-9]{1,9}(?:\\.[0-9]{1,9})?)\"");

  /**
   * All releases of Amazon Linux 1 count as the last one, since updates exist only for that one.
   */
  private static final String LAST_AMI = "2018.03";

  private AmazonRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    String text = ReleaseReader.text(content);
    if (AMI.matcher(text).find()) {
      return Optional.of(distribution(LAST_AMI));
    }
    Matcher linux = LINUX.matcher(text);
    return linux.find() ? Optional.of(distribution(linux.group(1))) : Optional.empty();
  }

  /**
   * Returns the distribution for a version of Amazon Linux, with Amazon's CPE name.
   *
   * @throws CpeSyntaxException if a CPE name cannot contain this version
   */
  public static Distribution distribution(String version) {
    return distribution(
        version,
        Cpe.parse(
            version.equals(LAST_AMI)
                ? "cpe:/o:amazon:linux:" + version + ":ga"
                : "cpe:/o:amazon:amazon_linux:" + version));
  }

  /** Returns the distribution for a version of Amazon Linux, with the given CPE name. */
  public static Distribution distribution(String version, Cpe cpe) {
    String name = version.equals(LAST_AMI) ? "Amazon Linux AMI" : "Amazon Linux";
    return Distribution.builder()
        .did("amzn")
        .name(name)
        .version(version)
        .versionId(version)
        .prettyName(name + " " + version)
        .cpe(cpe)
        .build();
  }
}
