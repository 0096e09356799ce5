package dev.libindex.testdata.http;

/** The two mapping files that Red Hat publishes. */
public enum MappingFile {
  /** Maps repository ids to CPEs: {@code {"data": {id: {"cpes": [cpe, …]}}}}. */
  REPOSITORY_TO_CPE("repository-to-cpe.json"),

  /** Maps container names to repositories: {@code {"data": {name: [repository, …]}}}. */
  CONTAINER_NAME_REPOS("container-name-repos-map.json");

  private final String fileName;

  MappingFile(String fileName) {
    this.fileName = fileName;
  }

  /** Returns the file's name at Red Hat. */
  public String fileName() {
    return fileName;
  }

  String path() {
    return "/data/metrics/" + fileName;
  }
}
