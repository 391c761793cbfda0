package org.hikeshi.incident;

import static io.restassured.RestAssured.given;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.web.testing.TestTokens.hospital;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.page.Visitor;
import org.hikeshi.web.testing.SecondWall;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL shows nobody another's rows, whatever the application asks for.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class SecondWallTest {

  private static final String CALLED_BACK = "{\"calledBack\": \"045-000-0000\"}";
  private static final String PAST =
      "hospitalName,prefecture,detectedOn,category\n試験病院 a,14,令和5年2月9日,紛失\n";

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
  void theServicesRoleOwnsNothingAndPassesByNothing() {
    SecondWall.of(database).isPassedByNobody();
  }

  @Test
  void noTableShowsAHospitalAnothersRows() {
    // given
    var visitor = new Visitor("hospital-a");
    var incident = anIncident("hospital-a", A_REPORT.replace("表示", "表示 203.0.113.7"));
    engineer1.takesTheLead(UUID.fromString(incident));
    engineer1.theMinistryIsToBeTold(UUID.fromString(incident));
    as("engineer-1").get("/incidents/" + incident);
    as("coordinator").body(CALLED_BACK).post("/incidents/" + incident + "/receipt-codes");
    as("hospital-a").post("/hospitals/" + hospital('a') + "/links");
    visitor.fillIn("/pages/report", Map.of("/summary", "s", "/contact/phone", "045-000-0000"));
    visitor.fillIn("/pages/incidents/" + incident + "/questions/leak", Map.of("unknown", "yes"));
    given()
        .header("Authorization", "Bearer " + TestTokens.as("hospital-a"))
        .multiPart("file", "note.txt", "hello".getBytes(StandardCharsets.UTF_8))
        .post("/incidents/" + incident + "/attachments");
    as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + anIncident() + "/withdrawal");
    as("admin").contentType("text/csv; charset=UTF-8").body(PAST).post("/incidents/import");
    // when / then
    SecondWall.of(database).hidesFrom(hospital('b'), hospital('a'));
  }
}
