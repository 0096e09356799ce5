package dev.libindex.testdata.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h:5432/a?user=u&password=p, jdbc:postgresql://h:5432/b?user=u&password=p",
    "jdbc:postgresql://h/a, jdbc:postgresql://h/b",
    "jdbc:postgresql://h/, jdbc:postgresql://h/b",
    "jdbc:postgresql:a, jdbc:postgresql:b",
    "'jdbc:postgresql://h:1,[::1]:2/a?x=/y?z', 'jdbc:postgresql://h:1,[::1]:2/b?x=/y?z'",
  })
  void namesAnotherDatabase(String url, String other) {
    assertEquals(new JdbcUrl(other), new JdbcUrl(url).database("b"));
  }

  @Test
  void refusesOtherUrls() {
    assertThrows(IllegalArgumentException.class, () -> new JdbcUrl("jdbc:mysql://h/a"));
  }
}
