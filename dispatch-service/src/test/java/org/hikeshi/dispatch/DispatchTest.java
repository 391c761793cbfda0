package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aDispatchOffering;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.asking;
import static org.hikeshi.dispatch.DispatchFixture.carrying;
import static org.hikeshi.dispatch.DispatchFixture.linked;
import static org.hikeshi.dispatch.DispatchFixture.merged;
import static org.hikeshi.dispatch.DispatchFixture.resolved;
import static org.hikeshi.dispatch.DispatchFixture.terms;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.matching.CandidateFixture.DAY;
import static org.hikeshi.matching.CandidateFixture.anEngineer;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hikeshi.dispatch.Move.Hindrance;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.DispatchNotNeeded;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.matching.Skill;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchTest {

  @Nested
  class Offering {

    @Test
    void theBestIsAskedAndTheRestWaits() {
      // when
      var room = aDispatchOffering(1, 2, 3);
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.words()).containsExactly("DispatchOpened", "OfferMade");
      assertThat(room.dispatch().toldState()).isEqualTo(State.OFFERING);
    }

    @Test
    void anOfferPressesWhereSomebodyMayDie() {
      assertThat(aDispatchOffering(1).told().getLast())
          .isInstanceOfSatisfying(OfferMade.class, offer -> assertThat(offer.presses()).isTrue());
    }

    @Test
    void aNoAsksTheNextAtOnce() {
      // given
      var room = aDispatchOffering(1, 2);
      // when
      var reply = room.declines(1);
      // then
      assertThat(reply).isEqualTo(new Reply.Declined(room.dispatch().id()));
      assertThat(room.asked("LEAD")).containsExactly(engineer(2));
    }

    @Test
    void silenceLapsesAndAsksMoreAtOnce() {
      // given
      var room = aDispatchOffering(1, 2, 3, 4);
      // when
      room.after(WINDOW);
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(2), engineer(3));
      assertThat(room.words())
          .containsExactly("DispatchOpened", "OfferMade", "OfferLapsed", "OfferMade", "OfferMade");
    }

    @Test
    void anOfferStandsUntilItsEndAndNotAtIt() {
      // given
      var room = aDispatchOffering(1);
      // when
      room.after(WINDOW.minusNanos(1));
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.after(Duration.ofNanos(1)).asked("LEAD")).isEmpty();
    }

    @Test
    void withNobodyLeftItIsUnansweredAtOnceAndSaysSoOnce() {
      // given
      var room = aDispatchOffering(1);
      // when
      room.declines(1);
      room.triedAgain();
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.UNANSWERED);
      assertThat(room.words())
          .containsExactly("DispatchOpened", "OfferMade", "OfferDeclined", "DispatchUnanswered");
    }

    @Test
    void withNobodyOnDutyItIsUnansweredFromTheStart() {
      assertThat(aDispatchOffering().words())
          .containsExactly("DispatchOpened", "DispatchUnanswered");
    }

    @Test
    void whoComesOnDutyLateIsAskedByAnUnansweredDispatch() {
      // given
      var room = aDispatchOffering();
      // when
      room.comesOnDuty(anEngineer(7)).triedAgain();
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(7));
      assertThat(room.dispatch().toldState()).isEqualTo(State.OFFERING);
    }

    @Test
    void aConflictSpeaksAgainstEverySeatOtherReasonsNot() {
      // given
      var terms =
          terms(Start.AT_ONCE, List.of(1), List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS")));
      var both = new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var conflict = aControlRoom().on(terms).comesOnDuty(anEngineer(1).with(both));
      var other = aControlRoom().on(terms).comesOnDuty(anEngineer(1).with(both));
      // when
      conflict.hears(aReport(1)).declines(1, DeclineReason.CONFLICT_OF_INTEREST);
      other.hears(aReport(1)).declines(1, DeclineReason.OTHER);
      // then
      assertThat(conflict.seat("LEAD")).isInstanceOf(SeatState.Unanswered.class);
      assertThat(other.asked("FORENSICS")).containsExactly(engineer(1));
    }
  }

  @Nested
  class Answers {

    @Test
    void theFirstYesWins() {
      // given
      var room = aDispatchOffering(1, 2, 3).after(WINDOW);
      // when
      var first = room.accepts(2);
      var second = room.accepts(3);
      // then
      assertThat(first).isEqualTo(new Reply.Accepted(room.dispatch().id()));
      assertThat(second).isEqualTo(new Reply.SeatTaken());
      assertThat(room.dispatch().toldState()).isEqualTo(State.STAFFED);
    }

    @Test
    void sayingYesTwiceIsOneYes() {
      // given
      var room = aDispatchOffering(1);
      // when
      var first = room.accepts(1);
      var second = room.accepts(1);
      // then
      assertThat(second).isEqualTo(first);
      assertThat(room.words()).containsExactly("DispatchOpened", "OfferMade", "OfferAccepted");
    }

    @Test
    void aNoStaysANoAndAYesAYes() {
      // given
      var room = aDispatchOffering(1, 2);
      // when
      room.declines(1);
      room.accepts(2);
      // then
      assertThat(room.declines(1)).isInstanceOf(Reply.Declined.class);
      assertThat(room.accepts(1)).isInstanceOf(Reply.AnsweredOtherwise.class);
      assertThat(room.declines(2)).isInstanceOf(Reply.AnsweredOtherwise.class);
    }

    @Test
    void anAnswerThatIsTooLateLapsesTheOfferThoughNoTimerHasLookedYet() {
      // given
      var room = aDispatchOffering(1, 2).unswept(WINDOW);
      // when
      var reply = room.accepts(1);
      // then
      assertThat(reply).isEqualTo(new Reply.Gone(room.now()));
      assertThat(room.words()).contains("OfferLapsed");
      assertThat(room.asked("LEAD")).containsExactly(engineer(2));
    }

    @Test
    void whoGaveTheSeatBackIsNotToldThatItIsHers() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      room.givesBack("LEAD");
      room.accepts(2);
      // when
      var reply = room.accepts(1);
      // then
      assertThat(reply).isEqualTo(new Reply.SeatTaken());
    }

    @ParameterizedTest
    @EnumSource
    void aYesThatIsSaidAgainHearsThatTheSeatIsHersOnlyWhileItIs(Ending ending) {
      // given
      var room = aDispatchOffering(1).comesOnDuty(anEngineer(2).offDuty());
      room.accepts(1);
      var since = room.unswept(Duration.ofMinutes(1)).now();
      ending.of.accept(room);
      // when
      var again = room.unswept(Duration.ofHours(1)).accepts(1);
      // then
      assertThat(again)
          .isEqualTo(
              ending == Ending.GIVEN_TO_ANOTHER ? new Reply.SeatTaken() : new Reply.Gone(since));
      assertThat(room.declines(1)).isEqualTo(new Reply.AnsweredOtherwise());
    }

    enum Ending {
      NOT_REQUESTED(room -> room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.PHISHING))),
      WITHDRAWN(room -> room.hears(withdrawn(2))),
      MERGED(room -> room.hears(merged(2))),
      RESOLVED(room -> room.hears(resolved(2))),
      CALLED_OFF_AND_ON_AGAIN(
          room -> room.hears(withdrawn(2)).comesOnDuty(anEngineer(1).offDuty()).hears(aReport(3))),
      DONE(room -> room.progress("LEAD", Progress.DONE)),
      DONE_AND_LOOKED_FOR_AGAIN(
          room -> {
            room.comesOnDuty(anEngineer(1).offDuty());
            room.progress("LEAD", Progress.DONE);
            room.releases();
          }),
      GIVEN_BACK(room -> room.givesBack("LEAD")),
      GIVEN_TO_ANOTHER(room -> room.assigns("LEAD", 2));

      private final Consumer<DispatchFixture> of;

      Ending(Consumer<DispatchFixture> of) {
        this.of = of;
      }
    }

    @Test
    void whomTheDeskHasPutThereHearsByNoOfferThatSheNeedNotGo() {
      // given
      var asked = aDispatchOffering(1);
      var silent = aDispatchOffering(1).after(WINDOW);
      var back = aDispatchOffering(1);
      back.accepts(1);
      back.givesBack("LEAD");
      var rooms = List.of(asked, silent, back);
      // when
      rooms.forEach(room -> room.assigns("LEAD", 1));
      // then
      assertThat(rooms)
          .allSatisfy(
              room -> {
                var said = new Answering(room.dispatch(), room.watch());
                var first = room.dispatch().seating().offers().getFirst().id();
                assertThat(said.accept(first, engineer(1), null))
                    .isEqualTo(new Reply.Accepted(room.dispatch().id()));
                assertThat(said.decline(first, engineer(1), DeclineReason.OTHER, null))
                    .isEqualTo(new Reply.AnsweredOtherwise());
              });
    }

    @Test
    void anOfferMadeToSomebodyElseIsUnknown() {
      // given
      var room = aDispatchOffering(1);
      var offer = room.offerTo(1, "LEAD").orElseThrow();
      // when
      var reply =
          new Answering(room.dispatch(), room.watch()).accept(offer.id(), engineer(2), null);
      // then
      assertThat(reply).isEqualTo(new Reply.Unknown());
    }

    @Test
    void whoTakesOneSeatIsNotAskedForAnotherOfTheSameDispatch() {
      // given
      var both = new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var room =
          aControlRoom()
              .on(terms(Start.AT_ONCE, List.of(1), List.of(SeatRule.parse("FORENSICS"))))
              .comesOnDuty(anEngineer(1).with(both))
              .comesOnDuty(anEngineer(2).with(both).in("13"))
              .hears(aReport(1));
      // when
      room.accepts(1, "LEAD");
      // then
      assertThat(room.asked("FORENSICS")).containsExactly(engineer(2));
    }
  }

  @Nested
  class Reports {

    @Test
    void noHelpAskedForIsAnsweredToo() {
      // when
      var room = aControlRoom(1).hears(aReport(1, FirstResponse.NOT_REQUESTED, Category.PHISHING));
      // then
      assertThat(room.told())
          .singleElement()
          .isInstanceOfSatisfying(
              DispatchNotNeeded.class, event -> assertThat(event.standing()).isNull());
    }

    @Test
    void aLaterReportMayAskForHelp() {
      // given
      var room = aControlRoom(1).hears(aReport(1, FirstResponse.NOT_REQUESTED, Category.PHISHING));
      // when
      room.hears(aReport(2));
      // then
      assertThat(room.words()).containsExactly("DispatchNotNeeded", "DispatchOpened", "OfferMade");
      assertThat(room.told()).extracting(DispatchEvent::version).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theSameReportTwiceOrAnOldOneLateIsNoNews() {
      // given
      var room = aDispatchOffering(1).hears(aReport(2));
      var before = room.told();
      // when
      room.hears(aReport(2)).hears(aReport(1));
      // then
      assertThat(room.told()).isEqualTo(before);
    }

    @Test
    void withdrawalStandsTheDispatchDown() {
      // given
      var room = aDispatchOffering(1);
      // when
      room.hears(withdrawn(2));
      // then
      assertThat(room.words())
          .containsExactly("DispatchOpened", "OfferMade", "OfferWithdrawn", "DispatchStoodDown");
      assertThat(room.accepts(1)).isInstanceOf(Reply.Gone.class);
    }

    @Test
    void calledOffAndOnAgainEverybodyMayBeAskedAnew() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      // when
      room.unswept(WINDOW).hears(aReport(3));
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
    }

    @Test
    void calledOffAndOnAgainTheLeadIsLookedForAlsoWhereSheWasDone() {
      // given
      var forensics = SeatRule.parse("FORENSICS?");
      var room =
          aControlRoom(1)
              .on(terms(Start.AT_ONCE, List.of(1), List.of(SeatRule.LEAD, forensics)))
              .comesOnDuty(anEngineer(2).with(new Skill("FORENSICS", 3, null)))
              .hears(aReport(1));
      room.accepts(1);
      room.accepts(2, "FORENSICS");
      room.progress("LEAD", Progress.DONE);
      room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      // when
      room.unswept(WINDOW).hears(aReport(3));
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.dispatch().toldState()).isEqualTo(State.OFFERING);
    }

    @Test
    void whoHeldASeatWhenHelpIsCalledOffIsNamedByIt() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      // when
      room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      // then
      assertThat(room.told().getLast())
          .isInstanceOfSatisfying(
              DispatchEvent.DispatchStoodDown.class,
              down ->
                  assertThat(down.standing().seats())
                      .extracting(DispatchEvent.Seat::engineerId)
                      .containsExactly(engineer(1)));
    }

    @Test
    void whatIsDoneBeginsAgainByTheDesksWordAlone() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.progress("LEAD", Progress.DONE);
      // when
      room.unswept(WINDOW).hears(aReport(2));
      var repeated = room.dispatch().wanted();
      room.hears(worse(3));
      // then
      assertThat(repeated).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.AGAIN);
      assertThat(room.dispatch().toldState()).isEqualTo(State.DONE);
      assertThat(room.releases()).isTrue();
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.words()).endsWith("DispatchOpened", "OfferMade");
    }

    @Test
    void aReportThatAsksForNobodyAnyMoreOrAnEndCallsTheQuestionOff() {
      // given
      var calm = aDispatchOffering(1);
      calm.accepts(1);
      calm.progress("LEAD", Progress.DONE);
      calm.hears(worse(2));
      var ended = aDispatchOffering(1);
      ended.accepts(1);
      ended.progress("LEAD", Progress.DONE);
      ended.hears(worse(2));
      var withdrawn = aDispatchOffering(1);
      withdrawn.accepts(1);
      withdrawn.progress("LEAD", Progress.DONE);
      withdrawn.hears(worse(2));
      // when
      withdrawn.hears(withdrawn(3));
      calm.hears(aReport(3, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      ended.hears(resolved(3));
      // then
      assertThat(calm.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(ended.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(ended.releases()).isFalse();
      assertThat(withdrawn.releases()).isFalse();
    }

    @Test
    void aYesToItsBeginningDoesNotRestartWhatIsDoneMeanwhile() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.progress("LEAD", Progress.DONE);
      // when
      var late = room.releases(Beginning.FIRST);
      // then
      assertThat(late).isFalse();
      assertThat(room.dispatch().toldState()).isEqualTo(State.DONE);
      assertThat(room.releases(Beginning.AGAIN)).isTrue();
    }

    @Test
    void whoIsAskedForAgainAfterHelpWasCalledOffIsAskedForByThatAlone() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.progress("LEAD", Progress.DONE);
      room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      // when
      room.hears(aReport(3));
      var anew = room.dispatch().wanted();
      room.takenUp();
      room.hears(aReport(4));
      // then
      assertThat(anew).isEqualTo(Told.Wanted.AGAIN);
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
    }

    @Test
    void whoHasTheQuestionInHandIsAskedOnlyByWhatIsNew() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.progress("LEAD", Progress.DONE);
      room.hears(worse(2));
      // when
      room.takenUp();
      // then
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.releases()).isTrue();
    }

    @Test
    void aLeadWhoIsDoneWhileAnotherWorksIsMissedByAWorseReportAndCanBeReplaced() {
      // given
      var room = aLeadIsDoneAndForensicsAtWork();
      // when
      room.hears(aReport(2));
      var repeated = room.dispatch().wanted();
      room.unswept(WINDOW).hears(worse(3));
      var worse = room.dispatch().wanted();
      var assigned = room.assigns("LEAD", 3, 1);
      // then
      assertThat(repeated).isEqualTo(Told.Wanted.NOTHING);
      assertThat(worse).isEqualTo(Told.Wanted.AGAIN);
      assertThat(assigned).isEqualTo(new Move.Made("LEAD"));
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.seat("LEAD"))
          .isInstanceOfSatisfying(
              SeatState.Held.class, held -> assertThat(held.by()).isEqualTo(engineer(3)));
      assertThat(room.told().getLast())
          .isInstanceOfSatisfying(
              DispatchEvent.SeatHandedOver.class, over -> assertThat(over.from()).isNull());
      assertThat(room.offerTo(1, "LEAD").orElseThrow().state())
          .as("what she did stays, and ended when she was done")
          .isInstanceOfSatisfying(
              OfferState.Accepted.class,
              yes -> assertThat(yes.releasedAt()).isEqualTo(room.now().minus(WINDOW)));
      Promises.ofADispatch(room.dispatch(), room.told(), "a lead in her place");
    }

    @Test
    void oneSeatThatIsDoneIsLookedForAgainWhileOthersGoOn() {
      // given
      var room = aLeadIsDoneAndForensicsAtWork();
      // when
      var first = room.releases(Beginning.FIRST);
      var other = room.releases(Beginning.AGAIN, "FORENSICS");
      var again = room.releases(Beginning.AGAIN, "LEAD");
      // then
      assertThat(first).isFalse();
      assertThat(other).as("she is at work").isFalse();
      assertThat(again).isTrue();
      assertThat(room.asked("LEAD")).containsExactly(engineer(3));
      assertThat(room.dispatch().toldState()).isEqualTo(State.OFFERING);
      assertThat(room.seat("FORENSICS")).isInstanceOf(SeatState.Held.class);
      assertThat(room.words()).endsWith("SeatOpened", "OfferMade");
      assertThat(room.releases(Beginning.AGAIN)).as("once").isFalse();
    }

    @Test
    void whoAsksForHelpAfterTheIncidentIsResolvedRingsTheDeskOnce() {
      // given one that was led, and one that never had a dispatch
      var led = aDispatchOffering(1);
      led.accepts(1);
      led.hears(resolved(2));
      var never = aControlRoom(1);
      never.hears(aReport(1, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      never.hears(resolved(2));
      // when
      for (var room : List.of(led, never)) {
        room.hears(aReport(3));
      }
      // then
      for (var room : List.of(led, never)) {
        assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.AGAIN);
        assertThat(room.told().getLast().standing()).as("what rings can be looked at").isNotNull();
        assertThat(room.dispatch().seating().offers()).as("nobody is sent").noneMatch(Offer::open);
        room.takenUp();
        assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
        assertThat(room.words()).as("the alarm ends").endsWith("DispatchUpdated");
        room.hears(aReport(4));
        assertThat(room.dispatch().wanted()).as("it repeats").isEqualTo(Told.Wanted.NOTHING);
        room.hears(worse(5));
        assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.AGAIN);
      }
      assertThat(led.dispatch().toldState()).isEqualTo(State.DONE);
      assertThat(never.dispatch().toldState()).isEqualTo(State.STOOD_DOWN);
    }

    @Test
    void whatIsOnlyCarriedOverAfterTheIncidentIsResolvedRingsNobody() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.hears(resolved(2));
      // when
      room.hears(asking(aReport(3), false));
      var added = room.dispatch().wanted();
      room.hears(asking(aReport(4), true));
      // then
      assertThat(added).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.AGAIN);
      room.takenUp();
      room.hears(asking(worse(5), false));
      assertThat(room.dispatch().wanted()).as("it is worse").isEqualTo(Told.Wanted.AGAIN);
    }

    /// As an older version leaves it: over, and nothing else.
    @Test
    void whatAnOlderVersionHasResolvedRingsByItsNextCryAndNotByItself() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      room.progress("LEAD", Progress.DONE);
      room.hears(worse(2));
      room.dispatch().end();
      // when
      var before = room.dispatch().wanted();
      room.hears(worse(3));
      // then
      assertThat(before).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.AGAIN);
      room.takenUp();
      room.hears(worse(4));
      assertThat(room.dispatch().wanted()).as("it repeats").isEqualTo(Told.Wanted.NOTHING);
    }

    @Test
    void theDesksYesLooksForWhatTheIncidentAsksForAndForNoExtraSeatThatIsDone() {
      // given
      var room = aLeadIsDoneAndForensicsAtWork();
      room.comesOnDuty(anEngineer(4).with(new Skill("SERVER_BACKUP", 3, null)));
      room.asksFor(SeatKind.SERVER_BACKUP);
      room.accepts(4, "SERVER_BACKUP");
      room.progress("SERVER_BACKUP", Progress.DONE);
      room.hears(worse(2));
      room.takenUp();
      // when
      var begun = room.releases(Beginning.AGAIN);
      // then
      assertThat(begun).isTrue();
      assertThat(room.asked("LEAD")).isNotEmpty();
      assertThat(room.seat("SERVER_BACKUP")).isInstanceOf(SeatState.Held.class);
      assertThat(room.releases(Beginning.AGAIN)).as("it is looked for").isFalse();
      assertThat(room.releases(null)).as("by the API, all that are done").isTrue();
      assertThat(room.seat("SERVER_BACKUP")).isNotInstanceOf(SeatState.Held.class);
    }

    @Test
    void lookingForAnExtraSeatAnswersNoQuestionAboutTheLead() {
      // given
      var room = aLeadIsDoneAndForensicsAtWork();
      room.comesOnDuty(anEngineer(4).with(new Skill("SERVER_BACKUP", 3, null)));
      room.asksFor(SeatKind.SERVER_BACKUP);
      room.accepts(4, "SERVER_BACKUP");
      room.progress("SERVER_BACKUP", Progress.DONE);
      room.hears(worse(2));
      // when
      room.releases(Beginning.AGAIN, "SERVER_BACKUP");
      var after = room.dispatch().wanted();
      room.releases(Beginning.AGAIN, "LEAD");
      // then
      assertThat(after).as("nobody has answered it").isEqualTo(Told.Wanted.AGAIN);
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
    }

    @Test
    void aReportThatIsMissedUntilTheIncidentIsResolvedRingsNobody() {
      // given
      var room = aControlRoom(1);
      // when
      room.hears(carrying(aReport(1), null, true));
      // then
      assertThat(room.dispatch().wanted()).isEqualTo(Told.Wanted.NOTHING);
      assertThat(room.words()).containsExactly("DispatchNotNeeded");
    }

    private static DispatchFixture aLeadIsDoneAndForensicsAtWork() {
      var forensics = SeatRule.parse("FORENSICS@RANSOMWARE");
      var room =
          aControlRoom(1, 3)
              .on(terms(Start.AT_ONCE, List.of(1), List.of(SeatRule.LEAD, forensics)))
              .comesOnDuty(anEngineer(2).with(new Skill("FORENSICS", 3, null)))
              .hears(aReport(1));
      room.accepts(1);
      room.accepts(2, "FORENSICS");
      room.progress("LEAD", Progress.DONE);
      return room;
    }

    @Test
    void aLinkAnswersForNoReportThatWasNotHeard() {
      // given the second report was not readable, and a link stands behind it
      var room = aControlRoom(1);
      room.hears(aReport(1, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      var campaign = linked(3).campaignId();
      room.hears(
          new IncidentEvent.IncidentLinked(
              linked(3).incidentId(), 3, room.now(), linked(3).hospitalId(), 2, campaign));
      var answered = room.told().getLast().revision();
      // when it comes once more
      room.hears(aReport(2));
      room.hears(aReport(2));
      // then
      assertThat(answered).isEqualTo(1);
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.words().stream().filter("DispatchOpened"::equals)).hasSize(1);
      assertThat(room.told().getLast().revision()).isEqualTo(2);
      assertThat(room.dispatch().campaignId()).isEqualTo(campaign);
    }

    @Test
    void noReportComesAfterAnEnd() {
      // given
      var room = aControlRoom(1);
      room.hears(aReport(1, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      room.hears(
          new IncidentEvent.IncidentWithdrawn(
              linked(3).incidentId(), 3, room.now(), linked(3).hospitalId(), 2));
      // when
      room.hears(aReport(2));
      // then
      assertThat(room.words()).containsExactly("DispatchNotNeeded", "DispatchNotNeeded");
    }

    @Test
    void resolvedWithSomebodyAtWorkIsDone() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      // when
      room.hears(resolved(2));
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.DONE);
      assertThat(room.words()).contains("SeatProgressed").doesNotContain("DispatchStoodDown");
    }

    @Test
    void sameEventTwice_mergedIntoAnotherStandsDownOnce() {
      // given
      var room = aDispatchOffering(1);
      // when
      room.hears(merged(2));
      var told = room.told();
      room.hears(merged(2));
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.STOOD_DOWN);
      assertThat(room.told()).isEqualTo(told);
    }

    @Test
    void sameEventTwice_linkedGoesOnAsBefore() {
      // given
      var room = aDispatchOffering(1);
      var state = room.dispatch().toldState();
      // when
      room.hears(linked(2));
      var told = room.told();
      room.hears(linked(2));
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(state);
      assertThat(room.dispatch().campaignId()).isEqualTo(linked(2).campaignId());
      assertThat(room.told()).isEqualTo(told);
    }

    @Test
    void aReportThatIsHeardAheadBringsWhatWasSaidBefore() {
      // given
      var campaign = linked(2).campaignId();
      var room = aControlRoom(1);
      // when
      room.hears(carrying(aReport(3), campaign, false));
      var told = room.told();
      room.hears(aReport(1)).hears(linked(2));
      // then
      assertThat(room.words()).containsExactly("DispatchOpened", "OfferMade");
      assertThat(room.told()).isEqualTo(told);
      assertThat(room.dispatch().campaignId()).isEqualTo(campaign);
    }

    @Test
    void aReportThatSaysThatItIsOverCallsNobody() {
      assertThat(aControlRoom(1).hears(carrying(aReport(3), null, true)).words())
          .containsExactly("DispatchNotNeeded");
    }

    @Test
    void andEndsTheSearchThatWasBegun() {
      // given
      var room = aDispatchOffering(1);
      // when
      room.hears(carrying(aReport(3), null, true)).hears(resolved(2));
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.STOOD_DOWN);
      assertThat(room.asked("LEAD")).isEmpty();
    }

    @Test
    void whatIsHeardInItsTurnAfterItWasHeardAheadIsNoRepeat() {
      // given
      var dispatch = aControlRoom().dispatch();
      dispatch.heardAhead(3);
      // then
      assertThat(LongStream.of(1, 3, 3, 2).mapToObj(dispatch::wasOvertaken))
          .containsExactly(true, true, false, false);
    }

    @Test
    void resolvedWithNobodyThereStandsDown() {
      assertThat(aDispatchOffering(1).hears(resolved(2)).dispatch().toldState())
          .isEqualTo(State.STOOD_DOWN);
    }

    @Test
    void aLaterReportOfAResolvedIncidentCallsNobody() {
      // given
      var room = aDispatchOffering(2);
      room.hears(resolved(2));
      var asked = room.dispatch().offersMade();
      // when
      room.hears(aReport(3));
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.STOOD_DOWN);
      assertThat(room.dispatch().offersMade()).isEqualTo(asked);
      assertThat(room.words()).endsWith("DispatchNotNeeded");
    }

    @Test
    void theDesksSilenceIsAYes() {
      // given
      var room =
          aControlRoom(1).on(terms(Start.AFTER_DESK, List.of(1), List.of())).hears(aReport(1));
      // when
      var state = room.dispatch().toldState();
      room.releases();
      // then
      assertThat(state).isEqualTo(State.SEARCHING);
      assertThat(room.words()).containsExactly("DispatchOpened", "OfferMade");
      assertThat(room.releases()).isFalse();
    }

    /// Found by seed 144016 of the histories.
    @Test
    void thatTheDeskSaidYesIsToldAlsoWhereTheLeadWasDoneBefore() {
      // given
      var both = List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS?"));
      var room =
          aControlRoom(1)
              .comesOnDuty(anEngineer(2).with(new Skill("FORENSICS", 3, null)))
              .on(terms(Start.AFTER_DESK, List.of(1), both))
              .hears(aReport(1));
      room.releases();
      room.accepts(1);
      room.accepts(2, "FORENSICS");
      room.progress("LEAD", Progress.DONE);
      room.comesOnDuty(anEngineer(2).offDuty()).hears(withdrawn(2)).hears(aReport(3));
      // when
      room.releases();
      // then
      assertThat(room.told().getLast().standing()).isEqualTo(room.dispatch().standing());
      assertThat(room.words()).endsWith("DispatchOpened", "DispatchUnanswered");
    }
  }

  @Nested
  class AtWork {

    @Test
    void oneArrivesOnceAndNeverBackwards() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      // when
      room.progress("LEAD", Progress.ARRIVED);
      var again = room.progress("LEAD", Progress.ARRIVED);
      var back = room.progress("LEAD", Progress.EN_ROUTE);
      // then
      assertThat(again).isEqualTo(new Move.Already("LEAD"));
      assertThat(back).isEqualTo(new Move.NotNow(Hindrance.NOT_FORWARD));
      assertThat(room.words()).containsOnlyOnce("SeatProgressed");
    }

    @Test
    void whenAllAreDoneTheDispatchIs() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      // when
      room.progress("LEAD", Progress.DONE);
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.DONE);
    }

    @Test
    void aSeatGivenBackOpensAtOnce() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      // when
      room.givesBack("LEAD");
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(2));
      assertThat(room.words()).endsWith("SeatGivenBack", "OfferMade");
    }

    @ParameterizedTest
    @CsvSource({"PT2H, false", "PT72H, true"})
    void whoSleptIsAskedAgainByTheSameSearchOnceSheMayBeRested(Duration later, boolean asked) {
      // given
      var room = aDispatchOffering(1, 2).after(WINDOW);
      room.accepts(2);
      room.unswept(later);
      // when
      room.givesBack("LEAD", DeclineReason.UNWELL);
      // then
      assertThat(room.asked("LEAD")).isEqualTo(asked ? List.of(engineer(1)) : List.of());
      Promises.sameAgain(room.newlySearched(), "asked again");
    }

    @ParameterizedTest
    @CsvSource({
      "UNWELL, true",
      "ALREADY_ENGAGED, true",
      "OTHER, true",
      "MISSING_SKILL, false",
      "CONFLICT_OF_INTEREST, false"
    })
    void aNoIsForgottenThreeDaysLaterOnlyWhereItsReasonPasses(DeclineReason no, boolean asked) {
      // given
      var room = aDispatchOffering(1, 2);
      room.declines(1, no);
      room.accepts(2);
      room.unswept(Duration.ofDays(3));
      // when
      room.givesBack("LEAD", no);
      // then
      assertThat(room.asked("LEAD")).isEqualTo(asked ? List.of(engineer(1)) : List.of());
    }

    @Test
    void aFurtherSeatOfAKindGetsANumber() {
      // given
      var room = aDispatchOffering(1);
      room.accepts(1);
      // when
      room.asksFor(SeatKind.FORENSICS);
      room.asksFor(SeatKind.FORENSICS);
      // then
      assertThat(room.dispatch().standing().seats())
          .extracting(DispatchEvent.Seat::seat)
          .containsExactly("LEAD", "FORENSICS", "FORENSICS-2");
      assertThat(room.asksFor(SeatKind.LEAD)).isEqualTo(new Move.NotNow(Hindrance.ONE_LEAD));
    }

    @Test
    void aHandOverIsCompleteWhenTheOtherSaysYes() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      room.handsOver("LEAD", 2);
      var between = room.seat("LEAD");
      // when
      room.accepts(2);
      // then
      assertThat(between)
          .isInstanceOfSatisfying(
              SeatState.Held.class, held -> assertThat(held.by()).isEqualTo(engineer(1)));
      assertThat(room.dispatch().seating().has(engineer(2))).isTrue();
      assertThat(room.dispatch().seating().has(engineer(1))).isFalse();
      assertThat(room.words()).endsWith("OfferMade", "OfferAccepted", "SeatHandedOver");
      assertThat(handedOver(room).taken()).isFalse();
    }

    @Test
    void whoseSeatTheDeskHasHandedOverMayNotKnowAndWhoSaidYesDoes() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      // when
      room.theDeskHandsOver("LEAD", 2);
      room.accepts(2);
      // then
      assertThat(handedOver(room).taken()).isTrue();
      assertThat(handedOver(room).assigned()).isFalse();
    }

    @Test
    void aHandOverThatIsRefusedLeavesTheSeatWhereItWas() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      room.handsOver("LEAD", 2);
      // when
      room.declines(2);
      // then
      assertThat(room.dispatch().seating().has(engineer(1))).isTrue();
      assertThat(room.dispatch().toldState()).isEqualTo(State.STAFFED);
    }

    @Test
    void theDeskPutsSomebodyThereByHand() {
      // given
      var room = aDispatchOffering(1).comesOnDuty(anEngineer(8).offDuty());
      // when
      var move = room.assigns("LEAD", 8);
      // then
      assertThat(move).isEqualTo(new Move.Made("LEAD"));
      assertThat(room.accepts(1)).isEqualTo(new Reply.SeatTaken());
      assertThat(room.words()).endsWith("SeatHandedOver", "OfferWithdrawn");
      assertThat(handedOver(room).assigned()).isTrue();
    }

    @Test
    void whoeverDidNotSeeWhoHasTheSeatPutsNobodyElseThere() {
      // given
      var room =
          aDispatchOffering(1).comesOnDuty(anEngineer(8)).comesOnDuty(anEngineer(9).offDuty());
      room.assigns("LEAD", 8, 0);
      var told = room.words();
      // when
      var blind = room.assigns("LEAD", 9, 0);
      // then
      assertThat(blind).isEqualTo(new Move.NotNow(Hindrance.HELD_BY_ANOTHER));
      assertThat(room.words()).isEqualTo(told);
      assertThat(room.assigns("LEAD", 9, 8)).isEqualTo(new Move.Made("LEAD"));
    }

    @Test
    void whoeverSaysItTwiceHasSaidItOnce() {
      // given
      var room = aDispatchOffering(1).comesOnDuty(anEngineer(8).offDuty());
      room.assigns("LEAD", 8, 0);
      var told = room.words();
      // when
      var again = room.assigns("LEAD", 8, 0);
      // then
      assertThat(again).isEqualTo(new Move.Already("LEAD"));
      assertThat(room.words()).isEqualTo(told);
    }

    @Test
    void whoeverIsKeptThereByHandGivesItToNobodyAskedBefore() {
      // given
      var room = aDispatchOffering(1, 2);
      room.accepts(1);
      room.handsOver("LEAD", 2);
      // when
      var kept = room.assigns("LEAD", 1);
      // then
      assertThat(kept).isEqualTo(new Move.Already("LEAD"));
      assertThat(room.words()).endsWith("OfferWithdrawn");
      assertThat(room.accepts(2)).isEqualTo(new Reply.SeatTaken());
      assertThat(room.dispatch().seating().has(engineer(1))).isTrue();
    }

    @Test
    void whoIsPutOnASeatByHandIsAskedForNoOtherOfTheSameDispatch() {
      // given
      var both = new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var room =
          aControlRoom()
              .on(terms(Start.AT_ONCE, List.of(1), List.of(SeatRule.parse("FORENSICS"))))
              .comesOnDuty(anEngineer(1).with(both))
              .comesOnDuty(anEngineer(2).with(both).in("13"))
              .hears(aReport(1));
      room.asksFor(SeatKind.NETWORK);
      // when
      room.assigns("NETWORK", 1);
      // then
      assertThat(room.asked("FORENSICS")).containsExactly(engineer(2));
      assertThat(room.accepts(1, "FORENSICS")).isInstanceOf(Reply.Gone.class);
      Promises.ofADispatch(room.dispatch(), room.told(), "by hand");
    }

    @Test
    void noHandPutsTheVendorThere() {
      // given
      var room = aDispatchOffering(1).comesOnDuty(anEngineer(8).employedBy("給食システム"));
      // when
      var move = room.assigns("LEAD", 8);
      // then
      assertThat(move).isEqualTo(new Move.NotNow(Hindrance.CONFLICT_OF_INTEREST));
    }
  }

  @Nested
  class Seats {

    private static final Skill LEADS = new Skill("LEAD", 3, null);

    private final Terms terms =
        terms(
            Start.AT_ONCE,
            List.of(1),
            List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS?@RANSOMWARE")));

    @Test
    void isStaffedWhenItsMandatorySeatsAre() {
      // given
      var room = aControlRoom(1, 2).on(terms).hears(aReport(1));
      // when
      room.accepts(room.asked("LEAD").contains(engineer(1)) ? 1 : 2);
      // then
      assertThat(room.seat("FORENSICS")).isInstanceOf(SeatState.Unanswered.class);
      assertThat(room.dispatch().toldState()).isEqualTo(State.STAFFED);
      assertThat(room.words()).doesNotContain("DispatchUnanswered");
    }

    @Test
    void aSeatThatNobodyTookEndsWithTheWork() {
      // given
      var room = aControlRoom(1).on(terms).hears(aReport(1));
      room.accepts(1);
      // when
      room.progress("LEAD", Progress.DONE);
      // then
      assertThat(room.dispatch().toldState()).isEqualTo(State.DONE);
      assertThat(room.dispatch().standing().seats()).hasSize(1);
    }

    @Test
    void aWorseReportAddsSeatsAndTakesNoneAway() {
      // given
      var room =
          aControlRoom()
              .on(terms(Start.AT_ONCE, List.of(1), SeatRule.inForceOn(DAY)))
              .comesOnDuty(anEngineer(1))
              .comesOnDuty(anEngineer(2).with(new Skill("FORENSICS", 3, null)))
              .hears(aReport(1));
      room.accepts(1);
      // when
      room.hears(worse(2));
      room.accepts(2, "FORENSICS");
      room.hears(aReport(3));
      // then
      assertThat(room.dispatch().standing().seats())
          .extracting(DispatchEvent.Seat::seat)
          .containsExactly("LEAD", "FORENSICS", "MEDICAL_DEVICE", "VENDOR_LIAISON");
      assertThat(room.dispatch().seating().has(engineer(2))).isTrue();
    }

    @Test
    void eachRoundHasItsOwnWindow() {
      // given
      var minutes = List.of(Duration.ofMinutes(2), Duration.ofMinutes(10));
      var room =
          aControlRoom(1, 2)
              .on(terms(Start.AT_ONCE, minutes, List.of(1), List.of()))
              .hears(aReport(1));
      var first = room.asked("LEAD");
      // when
      room.after(Duration.ofMinutes(2));
      // then
      assertThat(room.asked("LEAD")).hasSize(1).doesNotContainAnyElementsOf(first);
      assertThat(room.after(Duration.ofMinutes(9)).asked("LEAD")).hasSize(1);
      assertThat(room.after(Duration.ofMinutes(1)).asked("LEAD")).isEmpty();
    }

    @Test
    void withNobodyNearWhoeverIsFartherIsAskedAtOnce() {
      // given
      var onSite = terms(Start.AT_ONCE, List.of(1, 1), List.of(SeatRule.parse("LEAD/ON_SITE")));
      var room = aControlRoom().on(onSite).comesOnDuty(anEngineer(1).in("36"));
      // when
      room.hears(aReport(1));
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.words()).containsExactly("DispatchOpened", "OfferMade");
    }

    @Test
    void turnedToOnSiteWhoeverTravelsKeepsTheSeatAndWhoeverDoesNotGivesItBack() {
      // given
      var travels = aControlRoom(1).hears(aReport(1));
      travels.accepts(1);
      var stays =
          aControlRoom()
              .comesOnDuty(anEngineer(1).only(DispatchEvent.Mode.REMOTE))
              .hears(aReport(1));
      stays.accepts(1);
      // when
      travels.turns("LEAD", DispatchEvent.Mode.ON_SITE);
      stays.comesOnDuty(anEngineer(2)).turns("LEAD", DispatchEvent.Mode.ON_SITE);
      // then
      assertThat(travels.dispatch().seating().has(engineer(1))).isTrue();
      assertThat(travels.dispatch().standing().seats().getFirst().mode())
          .isEqualTo(DispatchEvent.Mode.ON_SITE);
      assertThat(stays.asked("LEAD")).containsExactly(engineer(2));
      assertThat(stays.words()).endsWith("SeatGivenBack", "DispatchUpdated", "OfferMade");
      assertThat(stays.told())
          .filteredOn(DispatchEvent.SeatGivenBack.class::isInstance)
          .allMatch(event -> ((DispatchEvent.SeatGivenBack) event).taken())
          .hasSize(1);
    }

    @Test
    void whoDoesNotHelpInTheWayThatASeatWasTurnedToIsAskedAtOnceWhenItIsTurnedBack() {
      // given
      var room =
          aControlRoom()
              .comesOnDuty(anEngineer(1).only(DispatchEvent.Mode.REMOTE))
              .hears(aReport(1));
      room.accepts(1);
      room.turns("LEAD", DispatchEvent.Mode.ON_SITE);
      // when
      room.turns("LEAD", DispatchEvent.Mode.REMOTE);
      // then
      assertThat(room.asked("LEAD")).containsExactly(engineer(1));
      assertThat(room.declines(1)).isInstanceOf(Reply.Declined.class);
      assertThat(room.asked("LEAD")).isEmpty();
    }

    @Test
    void whoKeepsASeatThatSomebodyElseHasTurnedIsNamedByIt() {
      // given
      var byTheDesk = aControlRoom(1).hears(aReport(1));
      byTheDesk.accepts(1);
      var byHerself = aControlRoom(1).hears(aReport(1));
      byHerself.accepts(1);
      // when
      byTheDesk.turns("LEAD", DispatchEvent.Mode.ON_SITE);
      byHerself.turns("LEAD", DispatchEvent.Mode.ON_SITE, engineer(1));
      // then
      assertThat(turned(byTheDesk)).containsExactly("LEAD");
      assertThat(turned(byHerself)).isEmpty();
    }

    @Test
    void aTurnToWhatIsSoAlreadyIsNoTurn() {
      // given
      var room = aControlRoom(1).hears(aReport(1));
      room.accepts(1);
      room.turns("LEAD", DispatchEvent.Mode.ON_SITE);
      var told = room.told().size();
      // when
      var again = room.turns("LEAD", DispatchEvent.Mode.ON_SITE);
      // then
      assertThat(again).isEqualTo(new Move.Already("LEAD"));
      assertThat(room.told()).hasSize(told);
    }

    @Test
    void whoTurnsHerOwnSeatToWhatSheDoesNotDoIsNotCalledAboutIt() {
      // given
      var room =
          aControlRoom()
              .comesOnDuty(anEngineer(1).only(DispatchEvent.Mode.REMOTE))
              .hears(aReport(1));
      room.accepts(1);
      // when
      room.turns("LEAD", DispatchEvent.Mode.ON_SITE, engineer(1));
      // then
      assertThat(room.told())
          .filteredOn(DispatchEvent.SeatGivenBack.class::isInstance)
          .noneMatch(event -> ((DispatchEvent.SeatGivenBack) event).taken())
          .hasSize(1);
    }

    private static List<String> turned(DispatchFixture room) {
      return room.told().stream()
          .filter(DispatchEvent.DispatchUpdated.class::isInstance)
          .map(event -> ((DispatchEvent.DispatchUpdated) event).turned())
          .filter(Objects::nonNull)
          .toList();
    }

    @Test
    void aConflictFoundAfterTheYesKeepsHerFromEverySeatForGood() {
      // given
      var room =
          aControlRoom()
              .on(terms)
              .comesOnDuty(anEngineer(1).with(LEADS, new Skill("FORENSICS", 3, null)))
              .hears(aReport(1));
      room.accepts(1);
      // when
      room.givesBack("LEAD", DeclineReason.CONFLICT_OF_INTEREST);
      room.hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
      room.unswept(WINDOW).hears(aReport(3));
      // then
      assertThat(room.asked("LEAD")).isEmpty();
      assertThat(room.asked("FORENSICS")).isEmpty();
      assertThat(room.lessons())
          .extracting(Lesson::reason)
          .containsExactly(DeclineReason.CONFLICT_OF_INTEREST);
    }

    @ParameterizedTest
    @CsvSource({
      "ALREADY_ENGAGED, false, false",
      "UNWELL, false, false",
      "MISSING_SKILL, true, false",
      "OTHER, true, true"
    })
    void whyASeatIsGivenBackCountsForTheOthersAsANoDoes(
        DeclineReason reason, boolean lead, boolean sameKind) {
      // given
      var room =
          aControlRoom()
              .on(terms)
              .comesOnDuty(anEngineer(1).with(LEADS, new Skill("FORENSICS", 3, null)))
              .hears(aReport(1));
      room.accepts(1, "FORENSICS");
      room.asksFor(SeatKind.FORENSICS);
      // when
      room.givesBack("FORENSICS", reason);
      // then
      assertThat(room.asked("FORENSICS")).isEmpty();
      assertThat(room.asked("LEAD")).isEqualTo(lead ? List.of(engineer(1)) : List.of());
      assertThat(room.asked("FORENSICS-2")).isEqualTo(sameKind ? List.of(engineer(1)) : List.of());
    }

    @Test
    void everyChoiceIsKeptAndComesOutTheSameAgain() {
      // given
      var room = aDispatchOffering(1, 2, 3, 4);
      // when
      room.declines(first(room));
      room.after(WINDOW);
      // then
      assertThat(room.searched()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(room.searched())
          .extracting(Searched::choice)
          .allMatch(choice -> choice.replayed().equals(choice.ranking()));
    }

    private static int first(DispatchFixture room) {
      var asked = room.asked("LEAD").getFirst();
      return IntStream.rangeClosed(1, 4)
          .filter(n -> engineer(n).equals(asked))
          .findFirst()
          .orElseThrow();
    }
  }

  private static DispatchEvent.SeatHandedOver handedOver(DispatchFixture room) {
    return room.told().stream()
        .filter(DispatchEvent.SeatHandedOver.class::isInstance)
        .map(DispatchEvent.SeatHandedOver.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static IncidentEvent.ReportFiled worse(int no) {
    return aReport(
        no, FirstResponse.REQUESTED, Category.RANSOMWARE, Set.of(CareImpact.ICU_AFFECTED));
  }

  @Test
  void aStateMoveThatMustNotHappenThrows() {
    // given
    var done = new SeatState.Held(engineer(1), Progress.DONE, aReport(1).at(), null);
    // then
    assertThatThrownBy(() -> done.progressed(Progress.WORKING))
        .isInstanceOf(IllegalStateException.class);
  }
}
