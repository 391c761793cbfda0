package org.hikeshi.incident;

import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.web.testing.TestTokens.hospital;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.SecondWall;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL shows nobody another's rows, whatever the application asks for.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class SecondWallTest {

  @Inject DataSource database;
  @Inject SeatedEngineer engineer1;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void everyTableHasItsForcedPolicy() {
    SecondWall.of(database).standsBeforeEveryTable();
  }

  @Test
  void noTableShowsAHospitalAnothersRows() {
    // given
    engineer1.takesTheLead(UUID.fromString(anIncident()));
    // when / then
    SecondWall.of(database)
        .hidesFrom(
            hospital('b'),
            hospital('a'),
            "incident",
            "report",
            "report_words",
            "report_contact",
            "happening",
            "seat");
  }
}
