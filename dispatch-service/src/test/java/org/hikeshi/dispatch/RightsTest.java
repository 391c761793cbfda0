package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.Operations;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may do what: every operation of this service, by its own routes, as everybody, against the
/// reviewed table `rights.md`. An operation without a row fails (OWASP ASVS 5.0: 8.2.1, 8.2.2).
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RightsTest {

  /// What was worked on the seats of one dispatch: as many as it has.
  private static final Set<String> WITHOUT_PAGES = Set.of("GET /dispatches/{id}/efforts");

  private static final String ITSELF = "GET /dispatches/{id}";

  /// What whoever is on it reads: the hospital, its contact, its number, and what people wrote.
  private static final List<String> WORDS =
      List.of("canaryNote", "みなと総合病院", "+81 90-0000-0000", "2026-000001");

  private final RightsTable table = RightsTable.read();

  @Inject Dispatching dispatching;
  @TestHTTPResource URI here;

  private Asker asked;

  @BeforeEach
  void nothingIsAskedYet() {
    asked = new Asker(here, dispatching);
  }

  @AfterEach
  void forgetTheScene() throws SQLException {
    asked.close();
  }

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() {
    assertThat(new TreeSet<>(table.rows().keySet())).isEqualTo(Operations.all());
  }

  @Test
  void whatAnOperationDoesNotGiveIsRefusedAndDoesNothing() throws SQLException {
    // given
    Database.empty();
    hire(1);
    // when / then
    OtherForms.areRefused("/calendars/{word}.ics");
    OtherForms.giveJson("coordinator", "/engineers");
    as("coordinator")
        .accept("text/html")
        .body(Asker.body("/absences"))
        .post("/absences")
        .then()
        .statusCode(406);
    as("coordinator").get("/absences").then().body("items", empty());
    String calendar =
        Asker.word(as("engineer-1").put("/engineers/" + engineer(1) + "/calendar").path("url"));
    given()
        .accept("text/html")
        .get("/calendars/" + calendar + ".ics")
        .then()
        .statusCode(200)
        .contentType("text/calendar");
  }

  @TestFactory
  Stream<DynamicTest> everyListRefusesBentPaging() {
    return table.rows().keySet().stream()
        .filter(operation -> operation.startsWith("GET /") && !operation.matches("GET /(pages.*)?"))
        .filter(operation -> !WITHOUT_PAGES.contains(operation))
        .map(operation -> DynamicTest.dynamicTest(operation, () -> refusesBentPaging(operation)));
  }

  private void refusesBentPaging(String operation) throws SQLException {
    asked.setTheScene(operation);
    var path = asked.path(operation);
    for (var user : List.of("coordinator", "engineer-1", "admin")) {
      if (OtherForms.isList(as(user).get(path))) {
        assertThat(OtherForms.bentPaging(user, path)).containsOnly(400);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everybodyMayDoWhatTheTableSays() {
    return table.rows().keySet().stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> everybodyTries(operation)));
  }

  private void everybodyTries(String operation) throws SQLException {
    var met = new ArrayList<String>();
    for (var person : table.people()) {
      if (met.isEmpty() || (met.getLast().equals("ok") && !operation.startsWith("GET "))) {
        asked.setTheScene(operation);
      }
      met.add(tries(person, operation));
    }
    assertThat(met)
        .as("%s as %s", operation, table.people())
        .isEqualTo(table.rows().get(operation));
  }

  private String tries(String person, String operation) {
    var status = asked.ask(operation, person).status();
    assertThat(status).as("%s as %s", operation, person).isLessThan(500);
    return status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "ok";
  }

  /// Lists, searches, counts, files and headers too: not only the status counts.
  @Test
  void whoMayNotSeeADispatchFindsNothingOfItAnywhere() throws SQLException {
    var told = new ArrayList<String>();
    for (var operation : table.rows().keySet()) {
      // given
      asked.setTheScene(operation);
      as("engineer-1")
          .body("{\"note\": \"canaryNote\"}")
          .post("/dispatches/" + asked.dispatch() + "/seats/LEAD/notes")
          .then()
          .statusCode(201);
      // when
      for (var person : strangers()) {
        var said = asked.ask(operation, person).says(secrets(person, operation));
        if (!said.isEmpty()) {
          told.add("%s by %s: %s".formatted(operation, person, said));
        }
      }
    }
    // then
    assertThat(told).isEmpty();
    assertThat(asked.ask("GET /dispatches/{id}", "engineer-1").says(WORDS)).isEqualTo(WORDS);
  }

  @Test
  void whatIsAnothersIsAnsweredAsWhatIsNowhere() throws SQLException {
    var known = new ArrayList<String>();
    for (var operation : table.rows().keySet()) {
      // given
      asked.setTheScene(operation);
      // when
      for (var person : strangers()) {
        if (expected(operation, person).equals("404")) {
          var another = asked.ask(operation, person).butForIds();
          var nothing = asked.askOfNothing(operation, person).butForIds();
          if (!another.equals(nothing)) {
            known.add(
                "%s by %s: %s, and of nothing %s".formatted(operation, person, another, nothing));
          }
        }
      }
    }
    // then
    assertThat(known).isEmpty();
  }

  /// Everybody but the other services, which read by id what they are told of.
  private List<String> strangers() {
    return table.people().stream()
        .filter(person -> !person.equals("service"))
        .filter(person -> !expected(ITSELF, person).equals("ok"))
        .toList();
  }

  private String expected(String operation, String person) {
    return table.rows().get(operation).get(table.people().indexOf(person));
  }

  /// What this person may not find there. Whoever is asked for a seat knows that there is a
  /// dispatch, whoever holds its key likewise, and an administrator knows the roster.
  private List<String> secrets(String person, String operation) {
    var secrets = new ArrayList<>(WORDS);
    secrets.add(DispatchFixture.INCIDENT.toString());
    if (!person.equals("engineer-2") && !operation.contains("{word}")) {
      secrets.add(asked.dispatch());
    }
    if (!person.equals("admin")) {
      secrets.addAll(asked.hers());
      secrets.add("engineer-1@example.test");
    }
    return secrets;
  }
}
