package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An older version that starts on a database which a newer one has migrated.
@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RollBackTest {

  @Inject Flyway flyway;

  @AfterEach
  void asItWas() throws SQLException {
    owner("delete from flyway_schema_history where script = 'of-a-newer-version.sql'");
  }

  /// Shared migrations are below V100, a service's own from there on, so that most of what a newer
  /// version brings lies in between.
  @ParameterizedTest
  @ValueSource(strings = {"2.1", "99999"})
  void startsOnADatabaseWithAMigrationThatItDoesNotKnow(String version) throws SQLException {
    // given
    owner(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success)
        select max(installed_rank) + 1, '%s', 'of a newer version', 'SQL',
          'of-a-newer-version.sql', 1, current_user, 1, true
        from flyway_schema_history
        """
            .formatted(version));
    // then
    assertThatCode(flyway::migrate).doesNotThrowAnyException();
  }

  private void owner(String sql) throws SQLException {
    try (var connection = flyway.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
