package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.incident.IncidentFixture.HOSPITAL_A;
import static org.hikeshi.incident.IncidentFixture.LATER;
import static org.hikeshi.incident.StandingFixture.aStanding;
import static org.hikeshi.report.StatementFixture.aFirstReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.report.Statement;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class MergingTest {

  @Inject Database database;
  @Inject Progressing progressing;
  @Inject Filing filing;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void trap12_aDuplicateGoesOnInTheOtherAndLosesNothing() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    // when
    var merged = merge(duplicate, survivor);
    // then
    merged
        .then()
        .statusCode(200)
        .body("status", equalTo("RESOLVED"))
        .body("mergedInto.id", equalTo(survivor));
    as("hospital-a")
        .get("/incidents/" + survivor)
        .then()
        .body("status", equalTo("REPORTED"))
        .body("mergedInto", nullValue())
        .body("merged.id", contains(duplicate));
    as("hospital-a").get("/incidents/" + duplicate + "/reports").then().body("items", hasSize(1));
    assertThat(database.toldOf(duplicate))
        .containsExactly("org.hikeshi.report.filed.v1", "org.hikeshi.incident.merged.v1");
    assertThat(database.toldOf(survivor)).containsExactly("org.hikeshi.report.filed.v1");
  }

  @Test
  void mergingTwiceIsMergingOnce() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    merge(duplicate, survivor);
    // when
    var again = merge(duplicate, survivor);
    // then
    again.then().statusCode(200);
    assertThat(database.toldOf(duplicate)).hasSize(2);
    merge(duplicate, anIncident()).then().statusCode(409);
    merge(anIncident(), duplicate).then().statusCode(409);
  }

  @Test
  void reportsGoToTheOneThatGoesOn() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    merge(duplicate, survivor);
    // when
    var late = as("hospital-a").body("{}").post("/incidents/" + duplicate + "/reports");
    // then
    late.then().statusCode(409).contentType("application/problem+json");
    assertThat(late.<String>path("detail"))
        .contains(as("hospital-a").get("/incidents/" + survivor).<String>path("number"));
  }

  @Test
  void hospitalsOfDifferentOperatorsKeepTheirOwn() {
    // given
    var ofA = anIncident("hospital-a", FrontDesk.A_REPORT);
    var ofB = anIncident("hospital-b", FrontDesk.A_REPORT);
    // when
    var refused = merge(ofA, ofB);
    // then
    refused.then().statusCode(409);
    merge(ofA, ofA).then().statusCode(400).body("errors.pointer", contains("/into"));
  }

  @Test
  void trap21_whatWasNoAttackIsClosedAsSuchAndCountedApart() {
    // given
    var nearMisses = total("nearMisses");
    var faults = total("faults");
    // when
    resolve(anIncident(), false, "FAULT").then().statusCode(200);
    resolve(anIncident(), false, "NEAR_MISS").then().statusCode(200);
    // then
    assertThat(total("faults")).isEqualTo(faults + 1);
    assertThat(total("nearMisses")).isEqualTo(nearMisses + 1);
    resolve(anIncident(), true, "FAULT")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/kind"));
  }

  @Test
  void whatWasMergedIsCountedOnce() {
    // given
    var survivor = anIncident();
    var duplicate = anIncident();
    var before = total("incidents");
    // when
    merge(duplicate, survivor).then().statusCode(200);
    // then
    assertThat(total("incidents")).isEqualTo(before - 1);
  }

  @Test
  void theHelpThatADuplicateAsksForIsAskedForByTheOneThatGoesOn() {
    // given
    var fault = aFault();
    var ransomware = anIncident("hospital-a", asking("DIALYSIS_STOPPED"));
    // when
    merge(ransomware, fault).then().statusCode(200);
    // then
    as("hospital-a")
        .get("/incidents/" + fault)
        .then()
        .body("revision", equalTo(2))
        .body("latest.category", equalTo("SYSTEM_FAULT"))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.careImpact", contains("DIALYSIS_STOPPED"))
        .body("latest.summary", startsWith("電源の故障\n"))
        .body("latest.summary", containsString(number(ransomware)))
        .body("latest.approvedBy", nullValue());
    assertThat(database.payloadsOf(fault).getLast()).contains("COORDINATOR_PHONE");
  }

  @Test
  void helpThatWasCalledOffIsHandedOnToNobody() {
    // given
    var fault = aFault();
    var duplicate = anIncident();
    hear(duplicate, State.STOOD_DOWN);
    // when
    merge(duplicate, fault).then().statusCode(200);
    // then
    assertThat(database.toldOf(fault)).hasSize(1);
  }

  @Test
  void helpIsAskedForAgainWhereThatOfTheOtherWasCalledOff() {
    // given
    var into = anIncident();
    hear(into, State.STOOD_DOWN);
    var duplicate = anIncident();
    hear(duplicate, State.OFFERING);
    // when
    merge(duplicate, into).then().statusCode(200);
    // then
    assertThat(database.toldOf(into)).hasSize(2);
  }

  @Test
  void whatTheDuplicateCanNoLongerDoHastensTheOneThatAsksAlready() {
    // given
    var into = anIncident("hospital-a", asking("SURGERY_STOPPED"));
    var duplicate = anIncident("hospital-a", asking("DIALYSIS_STOPPED"));
    var another = anIncident("hospital-a", asking("SURGERY_STOPPED"));
    // when
    merge(duplicate, into).then().statusCode(200);
    merge(another, into).then().statusCode(200);
    // then
    as("hospital-a")
        .get("/incidents/" + into)
        .then()
        .body("revision", equalTo(2))
        .body("latest.careImpact", containsInAnyOrder("SURGERY_STOPPED", "DIALYSIS_STOPPED"))
        .body("latest.summary", containsString(number(duplicate)));
  }

  @Test
  void noMergingLosesHelpThatTheOtherCannotAskForAnyMore() {
    // given
    var done = anIncident();
    hear(done, State.DONE);
    var resolved = anIncident();
    resolve(resolved, true, "ATTACK");
    var duplicate = anIncident();
    hear(duplicate, State.OFFERING);
    // when
    var intoDone = merge(duplicate, done);
    var intoResolved = merge(duplicate, resolved);
    // then
    intoDone.then().statusCode(409).body("detail", containsString("逆向き"));
    intoResolved.then().statusCode(409).body("detail", containsString("このまま続けて"));
    assertThat(database.toldOf(duplicate)).hasSize(1);
    merge(done, duplicate).then().statusCode(200);
  }

  @Test
  void helpThatTheHospitalAsksForConfirmsTheOneThatOnlyACardHasSpokenOf() {
    // given
    var card = byCard(CareImpact.DIALYSIS_STOPPED);
    var signedIn = anIncident("hospital-a", asking("DIALYSIS_STOPPED"));
    // when
    merge(signedIn, card).then().statusCode(200);
    merge(signedIn, card).then().statusCode(200);
    // then
    as("hospital-a")
        .get("/incidents/" + card)
        .then()
        .body("unconfirmed", equalTo(false))
        .body("revision", equalTo(2))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.careImpact", contains("DIALYSIS_STOPPED"))
        .body("latest.forward", equalTo("AFTER_APPROVAL"))
        .body("latest.summary", containsString(number(signedIn)));
    assertThat(database.payloadsOf(card).getLast()).contains("COORDINATOR_PHONE");
  }

  @Test
  void whatOneHospitalAsksForConfirmsNoCardOfAnotherOfTheSameOperator() {
    // given
    theSameOperatorRuns('a', "14");
    theSameOperatorRuns('b', "36");
    var asking = byCard(CareImpact.DIALYSIS_STOPPED);
    var calm = byCardOfAFault();
    var ofB = anIncident("hospital-b", asking("DIALYSIS_STOPPED"));
    // when
    var intoAsking = merge(ofB, asking);
    var intoCalm = merge(ofB, calm);
    // then
    for (var refused : List.of(intoAsking, intoCalm)) {
      refused.then().statusCode(409).body("detail", containsString("別の病院"));
    }
    for (var card : List.of(asking, calm)) {
      as("hospital-a")
          .get("/incidents/" + card)
          .then()
          .body("unconfirmed", equalTo(true))
          .body("revision", equalTo(1));
    }
    assertThat(database.toldOf(ofB)).hasSize(1);
    merge(asking, ofB).then().statusCode(200);
    as("hospital-a").body("{}").post("/incidents/" + calm + "/reports").then().statusCode(201);
  }

  @Test
  void aCardThatIsMergedIntoWhatTheHospitalAsksForAddsNothingToIt() {
    // given
    var signedIn = anIncident("hospital-a", asking("SURGERY_STOPPED"));
    var card = byCard(CareImpact.DIALYSIS_STOPPED);
    // when
    merge(card, signedIn).then().statusCode(200);
    // then
    assertThat(database.toldOf(signedIn)).hasSize(1);
  }

  @Test
  void ofTwoCardsNoneConfirmsTheOther() {
    // given
    var older = byCard(CareImpact.SURGERY_STOPPED);
    var newer = byCard(CareImpact.DIALYSIS_STOPPED);
    // when
    merge(newer, older).then().statusCode(200);
    // then
    as("hospital-a")
        .get("/incidents/" + older)
        .then()
        .body("unconfirmed", equalTo(true))
        .body("revision", equalTo(2));
    as("hospital-a").body("{}").post("/incidents/" + older + "/reports").then().statusCode(201);
  }

  private static void theSameOperatorRuns(char letter, String prefecture) {
    as("admin")
        .body(
            """
            {"name": "試験病院 %s", "prefecture": "%s",
             "operator": {"name": "医療法人試験会", "corporateNumber": "1234567890123"}}
            """
                .formatted(letter, prefecture))
        .put("/hospitals/" + TestTokens.hospital(letter))
        .then()
        .statusCode(200);
  }

  @Test
  void onlyWhatWasConfirmedIsWrittenDownAsThat() {
    // given
    var byCard = byCard(CareImpact.NONE);
    var duplicate = byCard(CareImpact.NONE);
    merge(duplicate, byCard).then().statusCode(200);
    // when
    confirm(duplicate).then().statusCode(409);
    confirm(byCard).then().statusCode(201);
    confirm(byCard).then().statusCode(200);
    // then
    assertThat(database.auditOf("incident/" + duplicate)).doesNotContain("incident.confirmed");
    assertThat(database.auditOf("incident/" + byCard)).containsOnlyOnce("incident.confirmed");
  }

  private static Response confirm(String incident) {
    return as("coordinator")
        .body("{\"calledBack\": \"045-000-0000\"}")
        .post("/incidents/" + incident + "/confirmation");
  }

  private String byCardOfAFault() {
    return byCard(aFirstReport().firstResponse(FirstResponse.NOT_REQUESTED).said());
  }

  private String byCard(CareImpact hindered) {
    return byCard(aFirstReport().stopping(hindered).forward(Forward.AFTER_APPROVAL).said());
  }

  private String byCard(Statement said) {
    var clerk = new Clerk(HOSPITAL_A, Origin.CARD, "カード");
    return QuarkusTransaction.requiringNew()
        .call(() -> (Filing.Outcome.Filed) filing.file(said, clerk))
        .incident()
        .id()
        .toString();
  }

  private static String asking(String hindered) {
    return FrontDesk.A_REPORT.replaceFirst(
        "\\{", "{\"careImpact\": [\"" + hindered + "\"], \"firstResponse\": \"REQUESTED\",");
  }

  private static String aFault() {
    return anIncident(
        "hospital-a",
        """
        {"category": "SYSTEM_FAULT", "summary": "電源の故障", "contact": {"phone": "+81 90-0000-0000"}}
        """);
  }

  private static String number(String incident) {
    return as("hospital-a").get("/incidents/" + incident).path("number");
  }

  private void hear(String incident, State state) {
    var event =
        new DispatchUpdated(
            UUID.fromString(incident), 1, LATER, 1, aStanding(state).withLead(SeatState.OFFERED));
    QuarkusTransaction.requiringNew().run(() -> progressing.on(event));
  }

  private static int total(String what) {
    return as("coordinator").get("/statistics/incidents?by=category").path("total." + what);
  }

  private static Response resolve(String incident, boolean attack, String kind) {
    return as("coordinator")
        .body("{\"cause\": \"電源の故障\", \"attack\": %s, \"kind\": \"%s\"}".formatted(attack, kind))
        .post("/incidents/" + incident + "/resolution");
  }

  private static Response merge(String duplicate, String into) {
    return as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じ事象\"}".formatted(into))
        .post("/incidents/" + duplicate + "/merge");
  }
}
