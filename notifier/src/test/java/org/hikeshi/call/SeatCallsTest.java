package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hikeshi.call.Occasion.Kind;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.DispatchStoodDown;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatHandedOver;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is called because somebody else has done something with her seat.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class SeatCallsTest {

  private static final String SMS =
      "{\"type\": \"SMS\", \"to\": \"+81 90-1234-5678\", \"afterSeconds\": 0}";
  private static final String VOICE = "{\"type\": \"VOICE\", \"to\": \"+81 90-1234-5678\"}";
  private static final UUID ANNA = TestTokens.engineer(1);
  private static final UUID BO = TestTokens.engineer(2);

  @Inject Calling calling;
  @Inject Calls calls;
  @Inject Ids ids;
  @Inject SettableClock clock;

  private UUID incident;

  @BeforeEach
  void bothAreReachedByMessageAndVoice() {
    incident = ids.next();
    Neighbours.engineerIsReachedBy(SMS, VOICE);
  }

  @AfterEach
  void nobodyIsRungAnyMore() {
    clock.advance(Duration.ofMinutes(30));
    calling.callDue();
    Neighbours.engineerIsReachedBy();
  }

  @Test
  void whoIsPutOnASeatByHandIsCalledByAllHerWaysUntilSheBegins() {
    // given
    var assigned =
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", null, ANNA, true);
    int before = sent("SMS");
    // when
    hear(assigned);
    hear(assigned);
    await().untilAsserted(() -> assertThat(words("SMS")).contains("あなたを担当（主担当）にしました"));
    clock.advance(Duration.ofMinutes(1));
    calling.callDue();
    // then
    await().untilAsserted(() -> assertThat(words("VOICE")).contains("返事は要りません"));
    assertThat(sent("SMS")).isGreaterThan(before);
    assertThat(about(Kind.ASSIGNED)).containsExactly(ANNA);
    assertThat(about(Kind.RELEASED)).isEmpty();
    hear(
        new SeatProgressed(
            incident,
            6,
            clock.instant(),
            1,
            held(State.STAFFED, ANNA),
            "LEAD",
            ANNA,
            SeatState.WORKING,
            null));
    assertThat(open(Kind.ASSIGNED)).isEmpty();
  }

  @Test
  void whoseSeatIsTurnedToOnSiteIsCalledUntilSheSaysWhenSheIsThere() {
    // given
    var turned =
        new DispatchUpdated(incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD");
    var seat = turned.standing().seats().getFirst();
    var coming =
        new Seat("LEAD", Mode.ON_SITE, seat.state(), ANNA, seat.acceptedAt(), clock.instant());
    var named =
        new DispatchUpdated(
            incident,
            6,
            clock.instant(),
            1,
            new Standing(turned.standing().dispatchId(), State.STAFFED, List.of(coming), null));
    // when
    hear(turned);
    hear(turned);
    // then
    await().untilAsserted(() -> assertThat(words("SMS")).contains("担当（主担当）は、現地での支援に変わりました"));
    assertThat(about(Kind.TURNED)).containsExactly(ANNA);
    assertThat(about(Kind.ASSIGNED)).isEmpty();
    hear(named);
    assertThat(open(Kind.TURNED)).isEmpty();
  }

  @Test
  void whoseSeatIsTurnedAndTurnedBackIsRungAboutTheLastOnly() {
    // given
    var turned =
        new DispatchUpdated(incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD");
    var back =
        new DispatchUpdated(incident, 6, clock.instant(), 2, held(State.STAFFED, ANNA), "LEAD");
    // when
    hear(turned);
    hear(back);
    hear(turned);
    // then
    assertThat(about(Kind.TURNED)).containsExactly(ANNA, ANNA);
    assertThat(open(Kind.TURNED)).extracting(Call::round).containsExactly(6L);
  }

  @Test
  void whoHadTheSeatBeforeIsToldThatItIsHersNoMore() {
    // when
    hear(
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, BO), "LEAD", ANNA, BO, true));
    // then
    assertThat(about(Kind.ASSIGNED)).containsExactly(BO);
    assertThat(about(Kind.RELEASED)).containsExactly(ANNA);
  }

  /// As where Kafka did not take the earlier at once. Both are told again in their order.
  @Test
  void whoHadTheSeatForAMomentIsNotToldThatItIsHersByWhatIsHeardTooLate() {
    // given
    var third = TestTokens.engineer(3);
    var toAnna =
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", third, ANNA, true);
    var toBo =
        new SeatHandedOver(
            incident, 6, clock.instant(), 1, held(State.STAFFED, BO), "LEAD", ANNA, BO, true);
    // when
    hear(toBo);
    hear(toAnna);
    hear(toBo);
    // then
    assertThat(about(Kind.ASSIGNED)).containsExactly(BO);
    assertThat(about(Kind.COMING)).containsExactly(BO);
    assertThat(about(Kind.RELEASED)).containsExactlyInAnyOrder(ANNA, third);
  }

  /// As where Kafka did not take the earlier at once.
  @Test
  void whoHasTheSeatAgainIsNotToldThatItIsHersNoMoreByWhatIsHeardTooLate() {
    // given
    var toBo =
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, BO), "LEAD", ANNA, BO, true);
    var back =
        new SeatHandedOver(
            incident, 6, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", BO, ANNA, true);
    // when
    hear(back);
    hear(toBo);
    hear(back);
    // then
    assertThat(about(Kind.ASSIGNED)).containsExactly(ANNA);
    assertThat(about(Kind.RELEASED)).containsExactly(BO);
    assertThat(about(Kind.COMING)).containsExactly(ANNA);
  }

  /// What came later made no call about her seat: she gave it back, and another said yes.
  @Test
  void whoGaveTheSeatBackIsNotToldThatItIsHersByWhatIsHeardBehindAnothersYes() {
    // given
    var toAnna =
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", null, ANNA, true);
    var open = new Seat("LEAD", Mode.ON_SITE, SeatState.OPEN, null, null, null);
    var searched = new Standing(ids.next(), State.OFFERING, List.of(open), null);
    var given = new SeatGivenBack(incident, 6, clock.instant(), 1, searched, "LEAD", ANNA, null);
    var yes =
        new OfferAccepted(
            incident, 7, clock.instant(), 1, held(State.STAFFED, BO), ids.next(), "LEAD", BO);
    // when
    hear(given);
    hear(yes);
    hear(toAnna);
    // then
    assertThat(about(Kind.ASSIGNED)).isEmpty();
    assertThat(about(Kind.COMING)).containsExactly(BO);
  }

  @Test
  void whatIsKnownOfAnotherSeatKeepsNobodyFromHearingOfHers() {
    // given
    var lead = new Seat("LEAD", Mode.ON_SITE, SeatState.ACCEPTED, ANNA, clock.instant(), null);
    var second = new Seat("FORENSICS", Mode.REMOTE, SeatState.ACCEPTED, BO, clock.instant(), null);
    var both = new Standing(ids.next(), State.STAFFED, List.of(lead, second), null);
    // when
    hear(new OfferAccepted(incident, 6, clock.instant(), 1, both, ids.next(), "FORENSICS", BO));
    hear(
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", null, ANNA, true));
    // then
    assertThat(about(Kind.ASSIGNED)).containsExactly(ANNA);
  }

  /// As where dispatch-service's database was put back, and counts on from there.
  @Test
  void whatHappenedLaterButCountsLowerIsTold() {
    // given
    hear(
        new SeatHandedOver(
            incident, 6, clock.instant(), 1, held(State.STAFFED, BO), "LEAD", ANNA, BO, true));
    clock.advance(Duration.ofMinutes(1));
    // when
    hear(
        new SeatHandedOver(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", BO, ANNA, true));
    // then
    assertThat(about(Kind.ASSIGNED)).containsExactlyInAnyOrder(BO, ANNA);
  }

  @Test
  void whatIsHeardLongAfterCallsNobody() {
    // given
    var longAgo = clock.instant().minus(Duration.ofMinutes(31));
    // when
    hear(
        new SeatHandedOver(
            incident, 5, longAgo, 1, held(State.STAFFED, BO), "LEAD", ANNA, BO, true));
    // then
    for (var kind : List.of(Kind.ASSIGNED, Kind.RELEASED)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(called(kind))
                      .extracting(Call::state)
                      .containsExactly(Call.State.LAPSED));
    }
  }

  @Test
  void whoSaysYesToAHandoverAndWhoAskedForItAreNotCalled() {
    // when
    hear(
        new SeatHandedOver(
            incident,
            5,
            clock.instant(),
            1,
            held(State.STAFFED, BO),
            "LEAD",
            ANNA,
            BO,
            null,
            null));
    // then
    assertThat(about(Kind.ASSIGNED)).isEmpty();
    assertThat(about(Kind.RELEASED)).isEmpty();
  }

  @Test
  void whoseSeatAnotherTakesOverBecauseTheDeskAskedIsToldThatItIsHersNoMore() {
    // when
    hear(
        new SeatHandedOver(
            incident,
            5,
            clock.instant(),
            1,
            held(State.STAFFED, BO),
            "LEAD",
            ANNA,
            BO,
            null,
            true));
    // then
    assertThat(about(Kind.RELEASED)).containsExactly(ANNA);
    assertThat(about(Kind.ASSIGNED)).isEmpty();
  }

  @Test
  void whoTelephonesForASiteIsToldThatSomebodyElseLeadsItAndToGoOnWithTheOthers() {
    // when
    hear(triaged(5, BO));
    // then
    assertThat(about(Kind.RELEASED)).containsExactly(ANNA);
    await()
        .untilAsserted(
            () ->
                assertThat(words("SMS"))
                    .containsPattern("ほかの病院は続けてください \\S+/pages/dispatches\\?incident=" + incident));
    clock.advance(Duration.ofMinutes(1));
    calling.callDue();
    await().untilAsserted(() -> assertThat(words("VOICE")).contains("ほかの病院への電話は、そのまま続けてください"));
  }

  @Test
  void whoHasTelephonedToTheEndOrLeadsTheSiteHerselfIsNotCalled() {
    // when
    hear(triaged(5, null));
    hear(triaged(6, ANNA));
    // then
    assertThat(about(Kind.RELEASED)).isEmpty();
  }

  /// She has telephoned, and is done with it.
  private SeatProgressed triaged(long version, @Nullable UUID lead) {
    var state = lead == null ? SeatState.OPEN : SeatState.ACCEPTED;
    var seats =
        List.of(
            new Seat("LEAD", Mode.ON_SITE, state, lead, null, null),
            new Seat("TRIAGE", Mode.REMOTE, SeatState.DONE, ANNA, clock.instant(), null));
    var standing = new Standing(ids.next(), State.STAFFED, seats, null);
    return new SeatProgressed(
        incident, version, clock.instant(), 1, standing, "TRIAGE", ANNA, SeatState.DONE, null);
  }

  @Test
  void whoIsOnHerWayWhenHelpIsCalledOffNeedNotGo() {
    // given
    var down = new DispatchStoodDown(incident, 5, clock.instant(), 2, held(State.STOOD_DOWN, ANNA));
    // when
    hear(down);
    hear(down);
    // then
    await().untilAsserted(() -> assertThat(words("SMS")).contains("担当（主担当）から外れました"));
    assertThat(about(Kind.RELEASED)).containsExactly(ANNA);
  }

  @Test
  void whoseSeatIsTakenOrClosedAroundHerIsTold() {
    // when
    hear(
        new SeatGivenBack(
            incident, 5, clock.instant(), 1, held(State.OFFERING, BO), "LEAD", ANNA, null, true));
    hear(done(6, State.DONE));
    // then
    assertThat(about(Kind.RELEASED)).containsExactly(ANNA, BO);
  }

  @Test
  void whoGivesBackOrHasDoneHerselfIsNotCalled() {
    // when
    hear(
        new SeatGivenBack(
            incident, 5, clock.instant(), 1, held(State.OFFERING, BO), "LEAD", ANNA, null, null));
    hear(done(6, State.STAFFED));
    // then
    assertThat(about(Kind.RELEASED)).isEmpty();
  }

  @Test
  void whoIsAskedWhetherSheIsWellHearsWhatToDoAlsoByVoice() {
    // given
    var due =
        new CheckInDue(
            incident, 5, clock.instant(), 1, held(State.STAFFED, ANNA), "LEAD", ANNA, null);
    // when
    hear(due);
    await().untilAsserted(() -> assertThat(words("SMS")).contains("「無事です」を押してください"));
    clock.advance(Duration.ofMinutes(1));
    calling.callDue();
    // then
    await().untilAsserted(() -> assertThat(words("VOICE")).contains("無事です、を押してください"));
  }

  @Test
  void whoSaysThatSheIsWellSaysItOfHerselfAndOfNow() {
    // given
    var both = onSite(Mode.ON_SITE, SeatState.WORKING);
    hear(due(5, both, "LEAD", ANNA));
    hear(due(6, both, "MEDICAL_DEVICE", BO));
    var well = new CheckInAnswered(incident, 7, clock.instant(), 1, both, "LEAD", ANNA);
    // when
    hear(well);
    var first = open(Kind.CHECK_IN);
    hear(due(8, both, "LEAD", ANNA));
    hear(well);
    // then
    assertThat(first).extracting(Call::engineerId).containsExactly(BO);
    assertThat(open(Kind.CHECK_IN)).extracting(Call::engineerId).containsExactly(BO, ANNA);
  }

  @Test
  void whoIsOnSiteNoMoreIsNotRungWhetherSheIsWell() {
    // given
    var both = onSite(Mode.ON_SITE, SeatState.WORKING);
    hear(due(5, both, "LEAD", ANNA));
    hear(due(6, both, "MEDICAL_DEVICE", BO));
    // when
    hear(new DispatchUpdated(incident, 7, clock.instant(), 2, both));
    var reported = open(Kind.CHECK_IN);
    var remote = onSite(Mode.REMOTE, SeatState.ACCEPTED);
    hear(new DispatchUpdated(incident, 8, clock.instant(), 2, remote, "LEAD"));
    var turned = open(Kind.CHECK_IN);
    hear(new DispatchStoodDown(incident, 9, clock.instant(), 3, over(both)));
    // then
    assertThat(reported).extracting(Call::engineerId).containsExactly(ANNA, BO);
    assertThat(turned).extracting(Call::engineerId).containsExactly(BO);
    assertThat(open(Kind.CHECK_IN)).isEmpty();
  }

  private CheckInDue due(long version, Standing standing, String seat, UUID engineer) {
    return new CheckInDue(incident, version, clock.instant(), 1, standing, seat, engineer, null);
  }

  /// Anna leads in this way; Bo works on site.
  private Standing onSite(Mode mode, SeatState state) {
    var lead = new Seat("LEAD", mode, state, ANNA, clock.instant(), clock.instant());
    var device =
        new Seat(
            "MEDICAL_DEVICE",
            Mode.ON_SITE,
            SeatState.WORKING,
            BO,
            clock.instant(),
            clock.instant());
    return new Standing(incident, State.STAFFED, List.of(lead, device), null);
  }

  private static Standing over(Standing before) {
    return new Standing(before.dispatchId(), State.STOOD_DOWN, before.seats(), null);
  }

  @Test
  void whoseDrillIsOverByItselfHasAMessageAndIsNotRung() {
    // given
    Neighbours.engineerIsReachedBy(VOICE, SMS);
    int rung = sent("VOICE");
    var standing = held(State.DONE, ANNA);
    var drill = new Standing(standing.dispatchId(), State.DONE, standing.seats(), true);
    // when
    hear(
        new SeatProgressed(
            incident, 5, clock.instant(), 1, drill, "LEAD", ANNA, SeatState.DONE, true));
    await().untilAsserted(() -> assertThat(words("SMS")).contains("【訓練】", "担当（主担当）から外れました"));
    clock.advance(Duration.ofMinutes(10));
    calling.callDue();
    // then
    assertThat(about(Kind.DRILL_OVER)).containsExactly(ANNA);
    assertThat(about(Kind.RELEASED)).isEmpty();
    assertThat(sent("VOICE")).isEqualTo(rung);
  }

  @Test
  void whoCanOnlyBeRungReadsOnHerPageThatADrillIsOver() {
    // given
    Neighbours.engineerIsReachedBy(VOICE);
    int rung = sent("VOICE");
    // when
    hear(
        new SeatProgressed(
            incident,
            5,
            clock.instant(),
            1,
            held(State.DONE, ANNA),
            "LEAD",
            ANNA,
            SeatState.DONE,
            true));
    // then
    await()
        .untilAsserted(
            () ->
                assertThat(called(Kind.DRILL_OVER))
                    .extracting(Call::state)
                    .containsExactly(Call.State.UNREACHABLE));
    assertThat(sent("VOICE")).isEqualTo(rung);
  }

  private SeatProgressed done(long version, State state) {
    return new SeatProgressed(
        incident, version, clock.instant(), 1, held(state, BO), "LEAD", BO, SeatState.DONE, null);
  }

  private Standing held(State state, UUID engineer) {
    var seat = new Seat("LEAD", Mode.ON_SITE, SeatState.ACCEPTED, engineer, clock.instant(), null);
    return new Standing(ids.next(), state, List.of(seat), null);
  }

  private List<UUID> about(Kind kind) {
    return called(kind).stream().map(Call::engineerId).toList();
  }

  private List<Call> open(Kind kind) {
    return called(kind).stream().filter(call -> call.state() != Call.State.ENDED).toList();
  }

  private List<Call> called(Kind kind) {
    return QuarkusTransaction.requiringNew()
        .call(() -> calls.list("incidentId = ?1 and kind = ?2 order by id", incident, kind));
  }

  private void hear(DispatchEvent event) {
    QuarkusTransaction.requiringNew().run(() -> calling.on(event));
    calling.callDue();
  }

  private static int sent(String type) {
    return (int) phoned().stream().filter(type::equals).count();
  }

  private static List<String> phoned() {
    return Neighbours.phoned().stream().map(SeatCallsTest::read).map(SeatCallsTest::type).toList();
  }

  private static String words(String type) {
    return Neighbours.phoned().stream()
        .map(SeatCallsTest::read)
        .filter(message -> type(message).equals(type))
        .map(message -> message.getString("text"))
        .reduce("", String::concat);
  }

  private static String type(JsonPath message) {
    return message.getString("type");
  }

  private static JsonPath read(Neighbours.Call call) {
    return new JsonPath(new String(call.body(), StandardCharsets.UTF_8));
  }
}
