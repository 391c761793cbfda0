package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.HOSPITAL;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;
import static org.hikeshi.web.testing.TestTokens.hospital;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.SecondWall;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// The second wall by itself: what PostgreSQL shows to whom, where no query asks (OWASP ASVS 5.0,
/// 8.4.1).
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RowSecurityTest {

  private static final String AFTER_ACTION =
      "{\"found\": \"f\", \"causes\": [\"UNKNOWN\"], \"lessons\": \"l\"}";

  @Inject Dispatching dispatching;
  @Inject DataSource database;

  @Test
  void postgresShowsToEachOnlyWhatIsHers() throws SQLException {
    // given
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String dispatch = accept(1, offerTo(1)).path("dispatchId");
    hire(2);
    onDuty(2);
    hire(3);
    as("engineer-1")
        .body("{\"seat\": \"FORENSICS\", \"mode\": \"REMOTE\", \"reason\": \"r\"}")
        .post("/dispatches/" + dispatch + "/seats")
        .then()
        .statusCode(201);
    // when / then: dispatches, seats, offers, remarks, engineers, contacts
    assertThat(Database.rowsFor("*")).containsExactly(1, 2, 2, 1, 3, 3);
    assertThat(Database.rowsFor("engineer/" + engineer(1))).containsExactly(1, 2, 1, 1, 1, 1);
    assertThat(Database.rowsFor("engineer/" + engineer(2))).containsExactly(1, 2, 1, 1, 1, 1);
    assertThat(Database.rowsFor("engineer/" + engineer(3))).containsExactly(0, 0, 0, 0, 1, 1);
    for (var stranger : new String[] {HOSPITAL.toString(), "authority/ppc", "-", ""}) {
      assertThat(Database.rowsFor(stranger)).containsExactly(0, 0, 0, 0, 0, 0);
    }
    // and in no other table either; no drill is planned here
    var work = "/dispatches/" + dispatch;
    as("engineer-1").body("{\"state\": \"ARRIVED\"}").put(work + "/seats/LEAD/progress");
    as("engineer-1").body("{\"mark\": \"DONE\"}").put(work + "/card/LOGS_SAVED");
    as("engineer-1").body(AFTER_ACTION).put(work + "/after-action");
    SecondWall.of(database).hidesFrom(hospital('b'), HOSPITAL, "drill");
  }

  @Test
  void everyTableHasItsForcedPolicy() {
    SecondWall.of(database).standsBeforeEveryTable();
  }

  @Test
  void theServicesRoleOwnsNothingAndPassesByNothing() {
    SecondWall.of(database).isPassedByNobody();
  }
}
