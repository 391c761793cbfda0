package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.Operations;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation, asked by everybody, answered as the reviewed table says.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RightsTest {

  private static final String ITSELF = "GET /incidents/{id}";

  /// In a report, a file and its name: whoever finds one of them has read what is not hers.
  private static final List<String> CANARIES =
      List.of(
          "canarySummary", "canaryName", "90-2718-2818", "canary@", "canaryFile", "203.0.113.77");

  /// Whoever holds such a key may know how the incident stands, by its number; no words of it.
  private static final Pattern BY_A_KEY = Pattern.compile(".*\\{(token|code)}.*");

  private static final String A_REPORT =
      """
      {"category": "RANSOMWARE", "summary": "脅迫文 203.0.113.77 canarySummary",
       "contact": {"name": "canaryName", "phone": "+81 90-2718-2818", "email": "canary@example.test"}}
      """;

  private final Rights rights = Rights.read();

  @Inject SeatedEngineer engineers;
  @Inject EntityManager database;

  @TestHTTPResource URI here;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  /// Hundreds of incidents, cards' among them: no other test's are to stand behind them.
  @AfterEach
  void whatWasFiledIsOver() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        """
                        update incident set status = 'RESOLVED'
                        where status not in ('RESOLVED', 'WITHDRAWN')
                        """)
                    .executeUpdate());
  }

  @Test
  void everyOperationHasARow() {
    assertThat(rights.rows().stream().map(Rights.Row::operation))
        .containsExactlyInAnyOrderElementsOf(Operations.all());
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() {
    // given
    var callers = rights.callers();
    // when
    var wrong = new ArrayList<String>();
    var asked = new Asker(here, anIncidentWithEngineers());
    for (var row : rights.rows()) {
      for (int i = 0; i < callers.size(); i++) {
        int answered = asked.ask(row.operation(), callers.get(i)).status();
        if (answered < 400 && !row.reads()) {
          asked = new Asker(here, anIncidentWithEngineers());
        }
        if (answered != row.expected().get(i)) {
          wrong.add("%s by %s: %d".formatted(row.operation(), callers.get(i), answered));
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
  }

  /// Lists, searches, counts, files and headers too: not only the status counts.
  @Test
  void whoMayNotSeeAnIncidentFindsNothingOfItAnywhere() {
    // given
    var asked = new Asker(here, anIncidentWithEngineers());
    var seen = rights.answered(ITSELF, 200);
    var number =
        asked.ask(ITSELF, "hospital-a").body().replaceAll("(?s).*\"number\":\"([^\"]+)\".*", "$1");
    asked.path("GET /incidents/{id}/attachments/{attachment}");
    var own = Stream.concat(CANARIES.stream(), Stream.of(number, asked.incident())).toList();
    assertThat(asked.ask("GET /incidents", "hospital-a").says(own))
        .contains(number, asked.incident());
    // when
    var told = new ArrayList<String>();
    for (var row : rights.rows()) {
      for (var caller : rights.callers()) {
        if (!seen.contains(caller)) {
          var words = BY_A_KEY.matcher(row.operation()).matches() ? CANARIES : own;
          var said = asked.ask(row.operation(), caller).says(words);
          if (!said.isEmpty()) {
            told.add("%s by %s: %s".formatted(row.operation(), caller, said));
          }
        }
      }
    }
    // then
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsAnothersIsAnsweredAsWhatIsNowhere() {
    // given
    var asked = new Asker(here, anIncidentWithEngineers());
    var seen = rights.answered(ITSELF, 200);
    // when
    var known = new ArrayList<String>();
    for (var row : rights.rows()) {
      for (var caller : rights.answered(row.operation(), 404)) {
        var another = asked.ask(row.operation(), caller).butForIds();
        var nothing = asked.askOfNothing(row.operation(), caller).butForIds();
        if (!seen.contains(caller) && !another.equals(nothing)) {
          known.add(
              "%s by %s: %s, and of nothing %s"
                  .formatted(row.operation(), caller, another, nothing));
        }
      }
    }
    // then
    assertThat(known).isEmpty();
  }

  @Test
  void whatAnOperationDoesNotGiveIsRefused() {
    OtherForms.areRefused("/incidents/{id}/attachments/{attachment}", "/statistics/incidents");
    OtherForms.giveJson("coordinator", "/incidents");
    var asked = new Asker(here, anIncident());
    as("hospital-a")
        .accept("text/html")
        .get(asked.path("GET /incidents/{id}/attachments/{attachment}"))
        .then()
        .statusCode(200)
        .contentType(startsWith("text/plain"));
  }

  @Test
  void everyListRefusesBentPaging() {
    // given
    var asked = new Asker(here, anIncidentWithEngineers());
    // when
    var lists = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var row : rights.rows()) {
      int reader = row.expected().indexOf(200);
      if (!row.reads() || row.operation().matches(".*(/live|/pages.*)") || reader < 0) {
        continue;
      }
      var caller = rights.callers().get(reader);
      var path = asked.path(row.operation());
      if (OtherForms.isList(reading(caller).get(path))) {
        lists.add(row.operation());
        if (!OtherForms.bentPaging(caller, path).stream().allMatch(status -> status == 400)) {
          wrong.add(row.operation());
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
    assertThat(lists)
        .contains(
            "GET /incidents",
            "GET /hospitals",
            "GET /hospitals/{id}/links",
            "GET /dead-letters",
            "GET /campaigns/proposals",
            "GET /indicators/matches");
  }

  private static RequestSpecification reading(String caller) {
    return caller.equals("nobody") ? given() : as(caller);
  }

  /// Engineer 1 holds a seat, engineer 3 is asked for another, and the ministry is to be told.
  private String anIncidentWithEngineers() {
    var incident = anIncident("hospital-a", A_REPORT);
    engineers.takesTheLead(UUID.fromString(incident));
    engineers.isAskedToo(UUID.fromString(incident));
    engineers.theMinistryIsToBeTold(UUID.fromString(incident));
    return incident;
  }
}
