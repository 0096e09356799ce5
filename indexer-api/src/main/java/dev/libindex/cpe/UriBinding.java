package dev.libindex.cpe;

import java.util.EnumMap;
import java.util.List;

/** The 2.2 URI binding (NISTIR 7695, section 6.1). */
final class UriBinding {

  static final String PREFIX = "cpe:/";

  /** The attributes that have components of their own, in the order of the components. */
  private static final List<CpeAttribute> COMPONENTS =
      List.of(
          CpeAttribute.PART,
          CpeAttribute.VENDOR,
          CpeAttribute.PRODUCT,
          CpeAttribute.VERSION,
          CpeAttribute.UPDATE,
          CpeAttribute.EDITION,
          CpeAttribute.LANGUAGE);

  /** The attributes that the edition's component may hold, separated by tildes. */
  private static final List<CpeAttribute> PACKED_INTO_EDITION =
      List.of(
          CpeAttribute.EDITION,
          CpeAttribute.SW_EDITION,
          CpeAttribute.TARGET_SW,
          CpeAttribute.TARGET_HW,
          CpeAttribute.OTHER);

  private static final String DISALLOWED = "!\"#$&'()*+,/:;<=>?@[\\]^`{|}";
  private static final String PERCENT_ENCODED = "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~";

  private UriBinding() {}

  static EnumMap<CpeAttribute, CpeValue> parse(String text) {
    String[] components = text.substring(PREFIX.length()).split(":", -1);
    if (components.length > COMPONENTS.size()) {
      throw new CpeSyntaxException("unexpected 7th component");
    }
    EnumMap<CpeAttribute, CpeValue> values = new EnumMap<>(CpeAttribute.class);
    for (CpeAttribute attribute : CpeAttribute.values()) {
      values.put(attribute, COMPONENTS.contains(attribute) ? CpeValue.ANY : CpeValue.UNSET);
    }
    for (int i = 0; i < components.length; i++) {
      if (COMPONENTS.get(i) == CpeAttribute.EDITION && components[i].startsWith("~")) {
        unpack(components[i].substring(1), values);
      } else {
        values.put(COMPONENTS.get(i), value(COMPONENTS.get(i), components[i]));
      }
    }
    return values;
  }

  private static void unpack(String packed, EnumMap<CpeAttribute, CpeValue> values) {
    String[] fields = packed.split("~", PACKED_INTO_EDITION.size());
    for (int i = 0; i < fields.length; i++) {
      values.put(PACKED_INTO_EDITION.get(i), value(PACKED_INTO_EDITION.get(i), fields[i]));
    }
  }

  private static CpeValue value(CpeAttribute attribute, String component) {
    return switch (component) {
      case "" -> CpeValue.ANY;
      case "-" -> CpeValue.NOT_APPLICABLE;
      default -> CpeValue.set(decode(attribute, component));
    };
  }

  private static String decode(CpeAttribute attribute, String component) {
    StringBuilder decoded = new StringBuilder(component.length() + 8);
    for (int i = 0; i < component.length(); i++) {
      char c = Character.toLowerCase(component.charAt(i));
      if (DISALLOWED.indexOf(c) >= 0) {
        throw new CpeSyntaxException(
            attribute.label() + ": disallowed character " + Quoted.character(c));
      }
      if (c == '.' || c == '-' || c == '~') {
        decoded.append('\\').append(c);
      } else if (c == '%' && decodePercent(component, i, decoded)) {
        i += 2;
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  /**
   * Decodes the three characters at the index.
   *
   * @return whether they are a code that the binding defines. If not, nothing is appended, and the
   *     remaining percent sign makes the name invalid
   */
  private static boolean decodePercent(String component, int index, StringBuilder decoded) {
    if (index + 2 >= component.length()) {
      return false;
    }
    int high = Character.digit(component.charAt(index + 1), 16);
    int low = Character.digit(component.charAt(index + 2), 16);
    if (high < 0 || low < 0) {
      return false;
    }
    char c = (char) (high * 16 + low);
    if (c == 1) {
      decoded.append('?');
    } else if (c == 2) {
      decoded.append('*');
    } else if (PERCENT_ENCODED.indexOf(c) >= 0) {
      decoded.append('\\').append(c);
    } else {
      return false;
    }
    return true;
  }
}
