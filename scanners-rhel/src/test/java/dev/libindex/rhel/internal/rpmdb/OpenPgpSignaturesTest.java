package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads hand-made signatures, with numbers and areas as short as possible. */
class OpenPgpSignaturesTest {
  private static final String TIME = "05 02 00000000";
  private static final String ISSUER = "09 10 1112131415161718";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing, '', ''",
    "version 3 RSA, 88 16 03 05 00 00000000 0102030405060708 01 08 0000 0001 01, 0102030405060708",
    "version 2 is as 3, 88 16 02 05 00 00000000 0102030405060708 01 08 0000 0001 01,"
        + " 0102030405060708",
    "version 3 DSA, 88 19 03 05 00 00000000 a102030405060708 11 02 0000 0001 01 0001 01,"
        + " a102030405060708",
    "version 3 ECDSA, 88 19 03 05 00 00000000 0102030405060708 13 08 0000 0001 01 0001 01, ''",
    "new format, c2 16 03 05 00 00000000 0102030405060708 01 08 0000 0001 01, 0102030405060708",
    "long length, 8a 00000016 03 05 00 00000000 0102030405060708 01 08 0000 0001 01,"
        + " 0102030405060708",
    "no length, 8b 03 05 00 00000000 0102030405060708 01 08 0000 0001 01, 0102030405060708",
    "not of a document, 88 16 03 05 10 00000000 0102030405060708 01 08 0000 0001 01, ''",
    "unknown hash, 88 16 03 05 00 00000000 0102030405060708 01 07 0000 0001 01, ''",
    "no number, 88 13 03 05 00 00000000 0102030405060708 01 08 0000, ''",
    "cut, 88 16 03 05 00 00000000 0102030405060708 01 08 0000 0001, ''",
    "version 5, 88 01 05, ''"
  })
  void issuerOfOneSignature(String what, String hex, String issuer) {
    assertEquals(issuer, issuer(hex), what);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RSA, 01, 1112131415161718",
    "RSA to sign only, 03, 1112131415161718",
    "EdDSA, 16, ''",
    "RSA to encrypt only, 02, ''"
  })
  void version4Algorithms(String what, String algorithm, String issuer) {
    assertEquals(issuer, issuer(version4(algorithm, TIME, ISSUER, "0001 01")), what);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "hashed issuer, 05 02 00000000 09 10 2122232425262728, '', 2122232425262728",
    "unhashed counts over hashed, 05 02 00000000 09 10 2122232425262728, 09 10 1112131415161718,"
        + " 1112131415161718",
    "no issuer, 05 02 00000000, '', ''",
    "no time, 09 10 1112131415161718, '', ''",
    "time not hashed, 05 02 00000000, 05 02 00000000 09 10 1112131415161718, ''",
    "short issuer, 05 02 00000000, 05 10 11121314, ''",
    "empty subpacket, 05 02 00000000, 00, ''",
    "unknown, 05 02 00000000 02 64 00, 09 10 1112131415161718, 1112131415161718",
    "critical and unknown, 05 02 00000000 02 e4 00, 09 10 1112131415161718, ''",
    "critical and known, 05 82 00000000, 09 90 1112131415161718, 1112131415161718"
  })
  void version4Subpackets(String what, String hashed, String unhashed, String issuer) {
    assertEquals(issuer, issuer(version4("01", hashed, unhashed, "0001 01")), what);
  }

  @Test
  void version4LongSubpackets() {
    String twoBytes = TIME + "c000 64" + "00".repeat(191);
    String fiveBytes = TIME + "ff 00000002 64 00";

    assertEquals("1112131415161718", issuer(version4("01", twoBytes, ISSUER, "0001 01")));
    assertEquals("1112131415161718", issuer(version4("01", fiveBytes, ISSUER, "0001 01")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the last counts, '', 1112131415161718",
    "another packet between, b4 01 00, 1112131415161718",
    "what cannot be read ends it, 88 01 05, 0102030405060708"
  })
  void issuerOfTwoSignatures(String what, String between, String issuer) {
    String first = "88 16 03 05 00 00000000 0102030405060708 01 08 0000 0001 01";
    String second = version4("01", TIME, ISSUER, "0001 01");

    assertEquals(issuer, issuer(first + between + second), what);
  }

  private static String version4(String algorithm, String hashed, String unhashed, String numbers) {
    String body =
        "04 00"
            + algorithm
            + "08"
            + length(hashed)
            + hashed
            + length(unhashed)
            + unhashed
            + "0000"
            + numbers;
    return "89" + length(body) + body;
  }

  private static String length(String hex) {
    return "%04x".formatted(bytes(hex).length);
  }

  private static String issuer(String hex) {
    return OpenPgpSignatures.issuer(bytes(hex));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
