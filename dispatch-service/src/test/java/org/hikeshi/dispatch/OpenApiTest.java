package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.OpenApiRules;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client that is made of the OpenAPI document reads what this service really answers.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class OpenApiTest implements OpenApiRules {

  @Inject Dispatching dispatching;

  /// incident-api has read and checked it.
  @Override
  public String[] unread() {
    return new String[] {"PUT /drills/{id}/report"};
  }

  @BeforeEach
  void anEmptyHouse() {
    Database.empty();
  }

  @Test
  void whatABodyNamesMayBeUnknownAndWhatSaysNothingIs204() {
    for (var operation : List.of("POST /shifts", "POST /absences", "POST /covers")) {
      assertThat(api().names(operation, 404)).as(operation).isTrue();
    }
    for (var operation :
        List.of(
            "POST /dead-letters/{id}/replay",
            "POST /dispatches/{id}/release",
            "PUT /desk/alarms/{alarm}",
            "PUT /desk/alarms/{alarm}/end",
            "PUT /contact-tests/{test}/confirmation")) {
      assertThat(api().names(operation, 204)).as(operation).isTrue();
      assertThat(api().names(operation, 200)).as(operation).isFalse();
    }
  }

  @Test
  void whatAnEngineerIsAnsweredIsAsTheDocumentSays() {
    // given
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    // when / then
    api().describes("GET /offers", as("engineer-1").get("/offers"));
    var offer = offerTo(1);
    api().describes("PUT /offers/{id}/reply", accept(1, offer));
    api().describes("PUT /offers/{id}/reply", decline(1, offer));
    var all = api().describes("GET /dispatches", as("engineer-1").get("/dispatches"));
    String id = all.path("items[0].id");
    api().describes("GET /dispatches/{id}", as("engineer-1").get("/dispatches/" + id));
    api()
        .describes(
            "GET /dispatches/{id}/searches",
            as("coordinator").get("/dispatches/" + id + "/searches"));
    var me = as("engineer-1").get("/engineers/" + TestTokens.engineer(1));
    assertThat(api().describes("GET /engineers/{id}", me).header("ETag")).isNotNull();
    var absent =
        as("engineer-1")
            .body("{\"startsAt\": \"2026-03-01T00:00:00Z\", \"endsAt\": \"2026-03-02T00:00:00Z\"}")
            .post("/absences");
    assertThat(api().describes("POST /absences", absent).statusCode()).isEqualTo(201);
  }

  @Test
  void whatThoseAtWorkAreAnsweredIsAsTheDocumentSays() {
    // given
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String id = accept(1, offerTo(1)).path("dispatchId");
    var here = "/dispatches/" + id;
    var seat = here + "/seats/LEAD";
    // when / then
    api().answersWell("GET /dispatches/{id}/card", as("engineer-1").get(here + "/card"));
    api()
        .answersWell(
            "PUT /dispatches/{id}/card/{code}",
            as("engineer-1").body("{\"mark\": \"DONE\"}").put(here + "/card/EXTERNAL_LINES_CUT"));
    api()
        .answersWell(
            "PUT /dispatches/{id}/seats/{seat}/effort",
            as("engineer-1").body("{\"plannedMinutes\": 240}").put(seat + "/effort"));
    api().answersWell("GET /dispatches/{id}/efforts", as("coordinator").get(here + "/efforts"));
    api()
        .answersWell(
            "PUT /dispatches/{id}/after-action",
            as("engineer-1")
                .body("{\"found\": \"f\", \"causes\": [\"UNKNOWN\"]}")
                .put(here + "/after-action"));
    api()
        .answersWell(
            "GET /dispatches/{id}/after-action", as("coordinator").get(here + "/after-action"));
  }

  @Test
  void whatTheDeskAndTheRosterAreAnsweredIsAsTheDocumentSays() {
    // given
    hire(1);
    var me = "/engineers/" + TestTokens.engineer(1);
    // when / then
    for (var list : List.of("/desk/alarms", "/call-down", "/conflicts", "/roster/gaps")) {
      api().answersWell("GET " + list, as("coordinator").get(list));
    }
    api()
        .answersWell(
            "GET /engineers/{id}/contacts/tests", as("engineer-1").get(me + "/contacts/tests"));
    api()
        .answersWell(
            "PUT /engineers/{id}/webhook-secret", as("engineer-1").put(me + "/webhook-secret"));
    api().answersWell("PUT /engineers/{id}/calendar", as("engineer-1").put(me + "/calendar"));
  }
}
