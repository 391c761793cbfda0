package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.incident.DutyFixture.aPreliminaryNotice;
import static org.hikeshi.incident.IncidentFixture.LATER;
import static org.hikeshi.incident.StandingFixture.ENGINEER_1;
import static org.hikeshi.incident.StandingFixture.aStanding;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.DispatchNotNeeded;
import org.hikeshi.events.DispatchEvent.DispatchOpened;
import org.hikeshi.events.DispatchEvent.DispatchStoodDown;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferDeclined;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.DutiesWorkedOut;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ProgressListenerTest {

  @Inject OtherServices others;
  @Inject Progressing progressing;
  @Inject Database database;
  @Inject Ids ids;

  private UUID incident;

  @BeforeEach
  void aReportIsIn() {
    FrontDesk.knowBothHospitals();
    incident = UUID.fromString(anIncident());
  }

  @Test
  void theViewFollowsWhatIsSaidOverKafka() {
    // when
    others.say(opened(1));
    others.say(accepted(2));
    others.say(workedOut(1));
    // then
    await()
        .untilAsserted(
            () ->
                view("hospital-a")
                    .body("status", equalTo("RESPONDING"))
                    .body("duties", hasSize(1))
                    .body("dispatch.state", equalTo("STAFFED"))
                    .body("dispatch.seats[0].seat", equalTo("LEAD"))
                    .body("dispatch.seats[0].state", equalTo("ACCEPTED"))
                    .body("dispatch.seats[0].engineer", equalTo(ENGINEER_1.toString()))
                    .body("duties[0].authority", equalTo("ppc"))
                    .body("duties[0].explanation", equalTo("規則第7条第3号に当たります。"))
                    .body("duties[0].dueOn", equalTo("2026-02-13"))
                    .body("duties[0].overdue", equalTo(true)));
  }

  @Test
  void whatCannotBeReadDoesNotStopTheRest() {
    // when
    others.say(Topics.DISPATCHES, incident, "org.hikeshi.dispatch.opened.v1", "{bent");
    others.say(opened(1));
    // then
    await().untilAsserted(() -> view("hospital-a").body("status", equalTo("DISPATCHING")));
  }

  @Test
  void sameEventTwice_dispatchAddsNothing() {
    // given
    hear(opened(1));
    hear(accepted(2));
    var once = view("hospital-a").extract().asString();
    // when
    hear(opened(1));
    hear(accepted(2));
    // then
    assertThat(view("hospital-a").extract().asString()).isEqualTo(once);
    assertThat(database.timelineOf(incident.toString()))
        .containsExactly("ReportFiled", "DispatchOpened", "OfferAccepted");
  }

  @Test
  void whoSaidNoIsToldToTheDeskOnly() {
    // given
    var another = TestTokens.engineer(2);
    hear(opened(1));
    hear(
        new OfferDeclined(
            incident,
            2,
            LATER,
            1,
            aStanding(State.OFFERING).withLead(SeatState.OPEN),
            ids.next(),
            "LEAD",
            another,
            DeclineReason.ALREADY_ENGAGED));
    hear(accepted(3));
    // then
    assertThat(engineersIn("coordinator"))
        .containsExactly(another.toString(), ENGINEER_1.toString());
    assertThat(engineersIn("hospital-a")).containsExactly(ENGINEER_1.toString());
    assertThat(engineersIn("engineer-1")).containsExactly(ENGINEER_1.toString());
  }

  private List<String> engineersIn(String user) {
    return as(user)
        .get("/incidents/" + incident + "/timeline")
        .then()
        .statusCode(200)
        .body("items.what", hasItem("OfferDeclined"))
        .extract()
        .path("items.codes.engineer.findAll { it != null }");
  }

  @Test
  void sameEventTwice_noticeAddsNothing() {
    // given
    var worked = workedOut(1);
    hear(worked);
    // when
    hear(worked);
    // then
    view("hospital-a").body("duties", hasSize(1));
    assertThat(database.timelineOf(incident.toString()))
        .containsExactly("ReportFiled", "DutiesWorkedOut");
  }

  @Test
  void anOlderWordComesTooLate() {
    // given
    hear(accepted(2));
    // when
    hear(opened(1));
    // then
    view("hospital-a")
        .body("status", equalTo("RESPONDING"))
        .body("dispatch.state", equalTo("STAFFED"));
  }

  @Test
  void aDutyTakesItsNewestWord() {
    // given
    var draft = aPreliminaryNotice(ids.next());
    var receipted = draft.receipted("R-1");
    hear(new DutyChanged(incident, 2, LATER, 1, List.of(receipted.duty()), null));
    // when
    hear(new DutiesWorkedOut(incident, 1, LATER, 1, List.of(draft.duty())));
    // then
    view("hospital-a")
        .body("duties.state", contains("RECEIPTED"))
        .body("duties.receiptNumber", contains("R-1"))
        .body("duties.overdue", contains(false));
  }

  @Test
  void withoutADispatchItStaysReported() {
    // when
    hear(new DispatchNotNeeded(incident, 1, LATER, 1, null));
    // then
    view("hospital-a").body("status", equalTo("REPORTED")).body("dispatch", nullValue());
  }

  @Test
  void anEngineerReadsFromTheYesOnAndNotBefore() {
    // given
    hear(opened(1));
    // when
    var asked = as("engineer-1").get("/incidents/" + incident);
    hear(accepted(2));
    var onIt = as("engineer-1").get("/incidents/" + incident);
    // then
    asked.then().statusCode(404);
    onIt.then().statusCode(200).body("latest.contact.phone", equalTo("+81 90-0000-0000"));
    as("engineer-2").get("/incidents/" + incident).then().statusCode(404);
    as("engineer-1").get("/incidents").then().body("items.id", hasItem(incident.toString()));
    as("engineer-1").get("/incidents/" + incident + "/timeline").then().statusCode(200);
  }

  @Test
  void whoGivesHerSeatBackReadsNoMore() {
    // given
    hear(accepted(1));
    // when
    hear(
        new SeatGivenBack(
            incident,
            2,
            LATER,
            1,
            aStanding(State.SEARCHING).withLead(SeatState.OPEN),
            "LEAD",
            ENGINEER_1,
            null,
            null));
    // then
    as("engineer-1").get("/incidents/" + incident).then().statusCode(404);
    view("hospital-a")
        .body("dispatch.seats.state", contains("OPEN"))
        .body("dispatch.seats[0].engineer", nullValue());
  }

  @Test
  void aSeatThatIsNamedNoMoreIsGone() {
    // given
    hear(accepted(1));
    // when
    hear(
        new DispatchStoodDown(
            incident,
            2,
            LATER,
            1,
            new Standing(StandingFixture.DISPATCH, State.STOOD_DOWN, List.of(), null)));
    // then
    view("hospital-a").body("dispatch.seats", hasSize(0));
    as("engineer-1").get("/incidents/" + incident).then().statusCode(404);
  }

  @Test
  void theSecondWallHoldsToo() {
    // given
    hear(accepted(1));
    var engineer = "engineer/" + ENGINEER_1;
    var hospitalB = "00000000-0000-7000-8000-00000000000b";
    // then
    assertThat(database.seenAs(engineer, "incident")).isPositive();
    assertThat(database.seenAs("engineer/" + ids.next(), "incident")).isZero();
    assertThat(database.seenAs("-", "report_contact")).isZero();
    assertThat(database.seenAs("authority/ppc", "report_words")).isZero();
    var seatsOfIt = "seat where incident_id = '%s'".formatted(incident);
    assertThat(database.seenAs(engineer, seatsOfIt)).isPositive();
    assertThat(database.seenAs(hospitalB, seatsOfIt)).isZero();
    assertThat(database.seenAs(hospitalB, "hospital")).isEqualTo(1);
  }

  private DispatchOpened opened(long version) {
    return new DispatchOpened(
        incident, version, LATER, 1, aStanding(State.OFFERING).withLead(SeatState.OFFERED));
  }

  private OfferAccepted accepted(long version) {
    return new OfferAccepted(
        incident,
        version,
        LATER,
        1,
        aStanding(State.STAFFED).withLead(SeatState.ACCEPTED),
        ids.next(),
        "LEAD",
        ENGINEER_1);
  }

  private DutiesWorkedOut workedOut(long version) {
    return new DutiesWorkedOut(
        incident, version, LATER, 1, List.of(aPreliminaryNotice(ids.next()).duty()));
  }

  private void hear(DispatchEvent event) {
    QuarkusTransaction.requiringNew().run(() -> progressing.on(event));
  }

  private void hear(NoticeEvent event) {
    QuarkusTransaction.requiringNew().run(() -> progressing.on(event));
  }

  private ValidatableResponse view(String user) {
    return as(user).get("/incidents/" + incident).then().statusCode(200);
  }
}
