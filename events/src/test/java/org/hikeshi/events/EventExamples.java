package org.hikeshi.events;

import static org.hikeshi.events.DispatchEvent.DeclineReason;
import static org.hikeshi.events.DispatchEvent.Mode;
import static org.hikeshi.events.DispatchEvent.SeatState;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// One example of every event: the golden files' other side.
final class EventExamples {

  private static final UUID INCIDENT = UUID.fromString("0197a000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("0197a000-0000-7000-8000-000000000002");
  private static final UUID CAMPAIGN = UUID.fromString("0197a000-0000-7000-8000-0000000000a1");
  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  private static final UUID DISPATCH = UUID.fromString("0197a000-0000-7000-8000-0000000000d1");
  private static final UUID OFFER = UUID.fromString("0197a000-0000-7000-8000-0000000000f1");
  private static final UUID ANNA = UUID.fromString("00000000-0000-7000-8000-0000000000e1");
  private static final UUID BO = UUID.fromString("00000000-0000-7000-8000-0000000000e2");
  private static final UUID NOTICE = UUID.fromString("0197a000-0000-7000-8000-0000000000c1");
  private static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");

  private EventExamples() {}

  /// An event and the name of its golden file.
  record Example(String file, Event event) {

    static Example of(Event event) {
      return new Example(EventJson.typeOf(event.getClass()), event);
    }

    /// The same event with a component that came later.
    static Example of(Event event, String added) {
      return new Example(EventJson.typeOf(event.getClass()) + "+" + added, event);
    }
  }

  static Stream<Example> all() {
    return Stream.of(incidents(), dispatches(), notices()).flatMap(examples -> examples);
  }

  private static Stream<Example> incidents() {
    return Stream.of(
        Example.of(filed(Map.of())),
        Example.of(
            filed(
                Map.of(
                    "cause", ItemState.UNKNOWN,
                    "course", ItemState.KNOWN,
                    "secondaryHarm", ItemState.NONE)),
            "items"),
        Example.of(filed(Map.of(), Set.of("DISASTER_BASE"), null, null, null), "alone"),
        Example.of(filed(Map.of(), Set.of(), CAMPAIGN, false, null), "carried"),
        Example.of(filed(Map.of(), Set.of(), null, true, false), "asked"),
        Example.of(new IncidentEvent.IncidentWithdrawn(INCIDENT, 2, AT, HOSPITAL, 1)),
        Example.of(new IncidentEvent.IncidentResolved(INCIDENT, 3, AT, HOSPITAL, 1, true, null)),
        Example.of(
            new IncidentEvent.IncidentResolved(
                INCIDENT, 3, AT, HOSPITAL, 1, false, ResolvedAs.NEAR_MISS),
            "kind"),
        Example.of(new IncidentEvent.IncidentLinked(INCIDENT, 4, AT, HOSPITAL, 1, CAMPAIGN)),
        Example.of(
            new IncidentEvent.IncidentMerged(INCIDENT, 5, AT, HOSPITAL, 1, OTHER, "2026-000124")),
        Example.of(new IncidentEvent.ContactsErased(INCIDENT, 4, AT, HOSPITAL, 1)));
  }

  private static IncidentEvent.ReportFiled filed(Map<String, ItemState> items) {
    return filed(items, Set.of(), null, null, null);
  }

  private static IncidentEvent.ReportFiled filed(
      Map<String, ItemState> items,
      Set<String> aloneIn,
      @Nullable UUID campaign,
      @Nullable Boolean over,
      @Nullable Boolean asked) {
    var hospital =
        new HospitalFacts(
            HOSPITAL,
            "14",
            "141305",
            "1401",
            Founder.SCHOOL_CORPORATION,
            372,
            Set.of("DISASTER_BASE"),
            List.of("Sample Maintenance K.K."),
            new HospitalFacts.Readiness(Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN),
            aloneIn);
    var data =
        new PersonalData(
            LeakState.SUSPECTED,
            Answer.YES,
            Answer.NO,
            Answer.YES,
            Answer.NO,
            Answer.UNKNOWN,
            Set.of(Sign.DATA_THEFT_TRACES),
            new Persons(Persons.Qualifier.ABOUT, 10_000L),
            Answer.NO,
            Persons.NOT_KNOWN);
    var facts =
        new Facts(
            Category.RANSOMWARE,
            null,
            AT,
            AT,
            Set.of(CareImpact.DEPARTMENT_SYSTEM_ONLY),
            Set.of("NURSE_CALL"),
            "MAINTENANCE_VPN",
            data,
            false,
            null,
            FirstResponse.REQUESTED,
            Set.of("police-14"),
            Set.of("nco"),
            items);
    return new IncidentEvent.ReportFiled(
        INCIDENT,
        1,
        AT,
        "2026-000123",
        1,
        Origin.HOSPITAL,
        Forward.NOW,
        hospital,
        facts,
        Set.of(),
        campaign,
        over,
        asked);
  }

  private static Stream<Example> dispatches() {
    var searching = standing(DispatchEvent.State.SEARCHING, SeatState.OPEN, null);
    var offering = standing(DispatchEvent.State.OFFERING, SeatState.OFFERED, null);
    var staffed = standing(DispatchEvent.State.STAFFED, SeatState.ACCEPTED, ANNA);
    var enRoute = standing(DispatchEvent.State.STAFFED, SeatState.EN_ROUTE, ANNA);
    var handedOver = standing(DispatchEvent.State.STAFFED, SeatState.ACCEPTED, BO);
    var unanswered = standing(DispatchEvent.State.UNANSWERED, SeatState.OPEN, null);
    var stoodDown = standing(DispatchEvent.State.STOOD_DOWN, SeatState.OPEN, null);
    var over = standing(DispatchEvent.State.DONE, SeatState.DONE, ANNA);
    var moved =
        Example.of(
            new DispatchEvent.SeatGivenBack(
                INCIDENT,
                6,
                AT,
                1,
                searching,
                "LEAD",
                ANNA,
                DispatchEvent.SeatGivenBack.Because.REASSIGNED),
            "because");
    var until = AT.plusSeconds(300);
    var pressing =
        Example.of(
            new DispatchEvent.OfferMade(
                INCIDENT, 2, AT, 1, offering, OFFER, "LEAD", ANNA, until, true),
            "pressing");
    var plain =
        Stream.<Event>of(
            new DispatchEvent.DispatchOpened(INCIDENT, 1, AT, 1, searching),
            new DispatchEvent.DispatchNotNeeded(INCIDENT, 1, AT, 1, null),
            new DispatchEvent.DispatchUpdated(INCIDENT, 9, AT, 2, offering),
            new DispatchEvent.OfferMade(
                INCIDENT, 2, AT, 1, offering, OFFER, "LEAD", ANNA, until, null),
            new DispatchEvent.OfferAccepted(INCIDENT, 3, AT, 1, staffed, OFFER, "LEAD", ANNA),
            new DispatchEvent.OfferDeclined(
                INCIDENT, 3, AT, 1, searching, OFFER, "LEAD", ANNA, DeclineReason.ALREADY_ENGAGED),
            new DispatchEvent.OfferLapsed(INCIDENT, 3, AT, 1, searching, OFFER, "LEAD", ANNA),
            new DispatchEvent.OfferWithdrawn(INCIDENT, 3, AT, 1, stoodDown, OFFER, "LEAD", ANNA),
            new DispatchEvent.SeatOpened(INCIDENT, 4, AT, 1, staffed, "FORENSICS"),
            new DispatchEvent.SeatProgressed(
                INCIDENT, 5, AT, 1, enRoute, "LEAD", ANNA, SeatState.EN_ROUTE, null),
            new DispatchEvent.SeatGivenBack(
                INCIDENT, 6, AT, 1, searching, "LEAD", ANNA, null, null),
            new DispatchEvent.SeatHandedOver(
                INCIDENT, 6, AT, 1, handedOver, "LEAD", ANNA, BO, null, null),
            new DispatchEvent.DispatchUnanswered(INCIDENT, 7, AT, 1, unanswered),
            new DispatchEvent.DispatchStoodDown(INCIDENT, 8, AT, 1, stoodDown),
            new DispatchEvent.SeatOverdue(
                INCIDENT, 10, AT, 1, enRoute, "LEAD", ANNA, DispatchEvent.SeatOverdue.What.ARRIVAL),
            new DispatchEvent.CheckInDue(INCIDENT, 11, AT, 1, enRoute, "LEAD", ANNA, null),
            new DispatchEvent.CheckInAnswered(INCIDENT, 13, AT, 1, enRoute, "LEAD", ANNA),
            new DispatchEvent.CardTicked(
                INCIDENT,
                12,
                AT,
                1,
                enRoute,
                "LEAD",
                "BACKUP_PATH_CUT",
                DispatchEvent.CardTicked.Mark.DONE));
    var assigned =
        Example.of(
            new DispatchEvent.SeatHandedOver(
                INCIDENT, 6, AT, 1, handedOver, "LEAD", ANNA, BO, true),
            "by-hand");
    var unasked =
        Example.of(
            new DispatchEvent.SeatHandedOver(
                INCIDENT, 6, AT, 1, handedOver, "LEAD", ANNA, BO, null, true),
            "unasked");
    var taken =
        Example.of(
            new DispatchEvent.SeatGivenBack(
                INCIDENT, 6, AT, 1, searching, "LEAD", ANNA, null, true),
            "by-hand");
    var turned =
        Example.of(
            new DispatchEvent.DispatchUpdated(INCIDENT, 9, AT, 2, staffed, "LEAD"), "turned");
    var checkIn =
        Example.of(
            new DispatchEvent.CheckInDue(INCIDENT, 11, AT, 1, enRoute, "LEAD", ANNA, until),
            "until");
    var unended =
        Example.of(
            new DispatchEvent.SeatProgressed(
                INCIDENT,
                14,
                AT,
                1,
                new Standing(DISPATCH, over.state(), over.seats(), true),
                "LEAD",
                ANNA,
                SeatState.DONE,
                true),
            "unended");
    var exercised =
        Example.of(
            new DispatchEvent.DispatchOpened(
                INCIDENT,
                1,
                AT,
                1,
                new Standing(DISPATCH, searching.state(), searching.seats(), true)),
            "drill");
    return Stream.concat(
        plain.map(Example::of),
        Stream.of(moved, pressing, assigned, unasked, taken, turned, checkIn, unended, exercised));
  }

  private static Standing standing(
      DispatchEvent.State state, SeatState seat, @Nullable UUID engineer) {
    Instant accepted = engineer == null ? null : AT;
    return new Standing(
        DISPATCH,
        state,
        List.of(new Seat("LEAD", Mode.REMOTE, seat, engineer, accepted, null)),
        null);
  }

  private static Stream<Example> notices() {
    return Stream.concat(noticesOfBefore(), noticesWithWhatCameLater());
  }

  private static Stream<Example> noticesOfBefore() {
    return Stream.<Event>of(
            new NoticeEvent.DutiesWorkedOut(INCIDENT, 1, AT, 1, duties(DutyState.DRAFT, null)),
            new NoticeEvent.DutyChanged(INCIDENT, 2, AT, 1, duties(DutyState.DRAFT, null), null),
            prepared(null),
            approved(null),
            new NoticeEvent.NoticeDelivered(
                INCIDENT,
                5,
                AT,
                1,
                duties(DutyState.DELIVERED, null),
                NOTICE,
                "ppc",
                Stage.PRELIMINARY,
                Way.PORTAL,
                1),
            failed(null),
            receipted(null),
            new NoticeEvent.DutyReminded(
                INCIDENT,
                8,
                AT,
                1,
                List.of(),
                UUID.fromString("0197a000-0000-7000-8000-0000000000b1"),
                "ppc",
                Stage.FINAL,
                LocalDate.of(2026, 4, 9),
                7),
            new NoticeEvent.QuestionAsked(
                INCIDENT,
                9,
                AT,
                1,
                List.of(),
                NOTICE,
                UUID.fromString("0197a000-0000-7000-8000-0000000000a1"),
                "ppc",
                LocalDate.of(2026, 2, 20)),
            answered(null))
        .map(Example::of);
  }

  private static Stream<Example> noticesWithWhatCameLater() {
    return Stream.of(
        Example.of(prepared(DutyState.SENDING), "state"),
        Example.of(approved(DutyState.TO_FILE), "state"),
        Example.of(failed(true), "unknown"),
        Example.of(
            new NoticeEvent.DutyChanged(INCIDENT, 2, AT, 1, duties(DutyState.DRAFT, null), true),
            "withdrawn"),
        Example.of(answered(true), "withdrawn"),
        Example.of(receipted(true), "by-hand"));
  }

  private static NoticeEvent.QuestionAnswered answered(@Nullable Boolean withdrawn) {
    return new NoticeEvent.QuestionAnswered(
        INCIDENT,
        10,
        AT,
        1,
        List.of(),
        NOTICE,
        UUID.fromString("0197a000-0000-7000-8000-0000000000a1"),
        "ppc",
        withdrawn);
  }

  private static NoticeEvent.NoticePrepared prepared(@Nullable DutyState state) {
    return new NoticeEvent.NoticePrepared(
        INCIDENT,
        3,
        AT,
        1,
        duties(DutyState.SENDING, null),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        state);
  }

  /// With a state: where the duty has the receipt of an incident that was merged into this one.
  private static NoticeEvent.NoticeApproved approved(@Nullable DutyState state) {
    return new NoticeEvent.NoticeApproved(
        INCIDENT,
        4,
        AT,
        1,
        state == null ? duties(DutyState.SENDING, null) : duties(DutyState.RECEIPTED, "R8-000123"),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        state);
  }

  private static NoticeEvent.DeliveryFailed failed(@Nullable Boolean unknown) {
    return new NoticeEvent.DeliveryFailed(
        INCIDENT,
        6,
        AT,
        1,
        duties(DutyState.SENDING, null),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        Way.WEBHOOK,
        1,
        false,
        unknown);
  }

  private static NoticeEvent.NoticeReceipted receipted(@Nullable Boolean byHand) {
    return new NoticeEvent.NoticeReceipted(
        INCIDENT,
        7,
        AT,
        1,
        duties(DutyState.RECEIPTED, "R8-000123"),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        "R8-000123",
        AT,
        byHand);
  }

  private static List<Duty> duties(DutyState state, @Nullable String receipt) {
    return List.of(
        new Duty(
            UUID.fromString("0197a000-0000-7000-8000-0000000000b1"),
            1,
            "ppc",
            Law.APPI,
            Basis.STATUTORY,
            Stage.PRELIMINARY,
            state,
            List.of("ITEM_1", "ITEM_3", "ITEM_4"),
            new Explanation("規則7条1号・3号・4号に当たります。", "Items 1, 3 and 4 of article 7 apply."),
            LocalDate.of(2026, 2, 9),
            LocalDate.of(2026, 2, 11),
            LocalDate.of(2026, 2, 13),
            receipt == null ? null : LocalDate.of(2026, 2, 9),
            receipt));
  }
}
