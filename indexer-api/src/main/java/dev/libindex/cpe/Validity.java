package dev.libindex.cpe;

import java.util.Map;
import java.util.Set;

/** The rules for the value of an attribute (NISTIR 7695, section 5.3). */
final class Validity {

  private static final Set<String> PARTS = Set.of("a", "o", "h");

  private Validity() {}

  static void check(Map<CpeAttribute, CpeValue> values) {
    if (values.values().stream().allMatch(value -> value.kind() == CpeValue.Kind.UNSET)) {
      throw new CpeSyntaxException("wfn is empty");
    }
    values.forEach((attribute, value) -> check(attribute, value.text()));
    CpeValue part = values.getOrDefault(CpeAttribute.PART, CpeValue.UNSET);
    if (part.kind() == CpeValue.Kind.SET && !PARTS.contains(part.text())) {
      throw CpeSyntaxException.invalid(
          CpeAttribute.PART, Quoted.text(part.text()) + " is a disallowed value");
    }
  }

  private static void check(CpeAttribute attribute, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x7f) {
        throw CpeSyntaxException.invalid(attribute, "cpe: string contains non-ASCII characters");
      }
      if (Characters.isSpace(text.charAt(i))) {
        throw CpeSyntaxException.invalid(attribute, "cpe: string contains space characters");
      }
    }
    if (text.equals("*")) {
      throw CpeSyntaxException.invalid(
          attribute, "cpe: single asterisk MUST NOT be used by itself");
    }
    if (text.equals("\\-")) {
      throw CpeSyntaxException.invalid(attribute, "cpe: quoted hyphen MUST NOT be used by itself");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (!Characters.isUnreserved(c)) {
        checkUnquoted(attribute, text, i);
      }
    }
  }

  private static void checkUnquoted(CpeAttribute attribute, String text, int index) {
    char c = text.charAt(index);
    String where = Quoted.character(c) + " at " + index;
    if (!Characters.isWildcard(c)) {
      throw CpeSyntaxException.invalid(attribute, "invalid unquoted character: " + where);
    }
    boolean atAnEnd =
        c == '*'
            ? index == 0 || index == text.length() - 1
            : onlyQuestionMarks(text, 0, index) || onlyQuestionMarks(text, index, text.length());
    if (!atAnEnd) {
      throw CpeSyntaxException.invalid(
          attribute, "cpe: invalid position for special character: " + where);
    }
  }

  private static boolean onlyQuestionMarks(String text, int start, int end) {
    return text.substring(start, end).chars().allMatch(c -> c == '?');
  }
}
