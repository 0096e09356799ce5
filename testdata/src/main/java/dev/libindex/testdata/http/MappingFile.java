package dev.libindex.testdata.http;

/** The two mapping files that Red Hat publishes. */
public enum MappingFile {
  /** Which CPEs a repository id stands for: {@code {"data": {id: {"cpes": [cpe, …]}}}}. */
  REPOSITORY_TO_CPE("repository-to-cpe.json"),

  /** In which repositories a container name is found: {@code {"data": {name: [repository, …]}}}. */
  CONTAINER_NAME_REPOS("container-name-repos-map.json");

  private final String fileName;

  MappingFile(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name as Red Hat has it. */
  public String fileName() {
    return fileName;
  }

  String path() {
    return "/data/metrics/" + fileName;
  }
}
