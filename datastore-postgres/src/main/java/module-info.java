/** A store and leases in PostgreSQL. */
module dev.libindex.postgres {
  requires transitive dev.libindex.api;
  requires transitive java.sql;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.libindex.postgres;
}
