package dev.libindex.rhel.internal.coalesce;

import static dev.libindex.rhel.internal.coalesce.TestLayer.DATABASE;
import static dev.libindex.rhel.internal.coalesce.TestLayer.image;
import static dev.libindex.rhel.internal.coalesce.TestLayer.layer;
import static dev.libindex.rhel.internal.coalesce.TestLayer.repository;
import static dev.libindex.rhel.internal.coalesce.TestLayer.rpm;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.libindex.model.Contents;
import dev.libindex.model.Package;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which repositories a package comes from (section 3.6 of the specification). */
final class RhelCoalescerTest {

  private static Contents coalesce(TestLayer... layers) {
    return new RhelCoalescer().coalesce(image(layers));
  }

  @Test
  void repositoriesAreInheritedFromBelowElseAbove() {
    Package[] below = {rpm("a")};
    Package[] middle = {rpm("a"), rpm("b")};
    Package[] above = {rpm("a"), rpm("b"), rpm("c")};
    Contents contents =
        coalesce(
            layer(0).database(DATABASE, below),
            layer(1).with(repository("r", "1")),
            layer(2).database(DATABASE, middle),
            layer(3).database(DATABASE, above).with(repository("s", "2")));
    assertEquals(List.of("1"), Places.repositories(contents, "a"));
    assertEquals(List.of("1"), Places.repositories(contents, "b"));
    assertEquals(List.of("2"), Places.repositories(contents, "c"));
    assertEquals(2, contents.repositories().size());
  }

  @Test
  void imageWithoutRepositoriesHasAnEmptyList() {
    Contents contents = coalesce(layer(0).database(DATABASE, rpm("a")));
    assertEquals(List.of(), Places.repositories(contents, "a"));
  }

  @Test
  void packageThatNamesItsRepositoryHasOnlyThatOne() {
    Contents contents =
        coalesce(
            layer(0)
                .database(
                    DATABASE,
                    rpm("named", "1-1", "hash=x&repoid=r"),
                    rpm("first", "1-1", "repoid=s&repoid=r"),
                    rpm("unknown", "1-1", "repoid=other"),
                    rpm("empty", "1-1", "repoid="),
                    rpm("free", "1-1", "hash=x"))
                .with(repository("r", "1"), repository("r", "2"), repository("s", "3")));
    assertEquals(List.of("1", "2"), Places.repositories(contents, "named"));
    assertEquals(List.of("3"), Places.repositories(contents, "first"));
    assertNull(Places.repositories(contents, "unknown"));
    assertEquals(List.of("1", "2", "3"), Places.repositories(contents, "empty"));
    assertEquals(List.of("1", "2", "3"), Places.repositories(contents, "free"));
  }

  @Test
  void hintAndRepositoriesComeFromTheLayerThatIntroducedThePackage() {
    Contents contents =
        coalesce(
            layer(0)
                .database(DATABASE, rpm("a", "1-1", "repoid=r"))
                .with(repository("r", "1"), repository("s", "2")),
            layer(1).database(DATABASE, rpm("a", "1-1", "")).with(repository("t", "3")));
    assertEquals(List.of("1"), Places.repositories(contents, "a"));
  }

  @Test
  void b33EachDatabaseOfAPackageHasItsRepositories() {
    Contents contents =
        coalesce(
            layer(0)
                .database(DATABASE, rpm("a"))
                .database("opt/x/rpmdb.sqlite", rpm("a"))
                .with(repository("r", "1")));
    List<List<String>> ids =
        requireNonNull(contents.environments().get(rpm("a").id())).stream()
            .map(place -> place.repositoryIds())
            .toList();
    String id = repository("r", "1").id();
    assertEquals(List.of(List.of(id), List.of(id)), ids);
  }
}
