package dev.libindex.rhel.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.bytes.FormatException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Red Hat Enterprise Linux, by the name that its os-release has for people.
 *
 * <p>The name may stand anywhere in the file. CentOS Stream and others that name the product whose
 * bugs they share are therefore taken for it, as claircore takes them, and Red Hat CoreOS, which
 * names no version behind the product's, is not.
 */
final class RedHatRelease {
  /** Every repetition is possessive, so that a file of blanks takes no more than linear time. */
  private static final Pattern NAME =
      Pattern.compile(
          "Red Hat Enterprise Linux (?:Server|Atomic Host)?+[\t\n\f\r ]*+"
              + "(?:release)?+[\t\n\f\r ]*+([0-9]++)");

  private static final String PRODUCT = "Red Hat Enterprise Linux Server";

  private RedHatRelease() {}

  static Optional<Distribution> read(String path, String text, List<Notice> notices)
      throws FormatException {
    Matcher name = NAME.matcher(text);
    return name.find()
        ? Optional.of(distribution(name.group(1)))
        : HummingbirdRelease.read(path, text, notices);
  }

  private static Distribution distribution(String major) throws FormatException {
    String version = String.valueOf(number(major));
    return Distribution.builder()
        .did("rhel")
        .name(PRODUCT)
        .version(version)
        .versionId(version)
        .prettyName(PRODUCT + " " + version)
        .cpe(Cpe.parse("cpe:/o:redhat:enterprise_linux:" + version))
        .build();
  }

  private static long number(String digits) throws FormatException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      String shown = digits.length() > 40 ? digits.substring(0, 40) + "…" : digits;
      throw new FormatException("version of " + PRODUCT + " is out of range: " + shown);
    }
  }
}
