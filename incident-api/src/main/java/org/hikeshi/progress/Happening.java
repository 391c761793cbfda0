package org.hikeshi.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CardTicked;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferDeclined;
import org.hikeshi.events.DispatchEvent.OfferLapsed;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.OfferWithdrawn;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatHandedOver;
import org.hikeshi.events.DispatchEvent.SeatOpened;
import org.hikeshi.events.DispatchEvent.SeatOverdue;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.Event;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.DeliveryFailed;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.NoticeEvent.DutyReminded;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.NoticeApproved;
import org.hikeshi.events.NoticeEvent.NoticeDelivered;
import org.hikeshi.events.NoticeEvent.NoticePrepared;
import org.hikeshi.events.NoticeEvent.NoticeReceipted;
import org.hikeshi.events.NoticeEvent.QuestionAnswered;
import org.hikeshi.events.NoticeEvent.QuestionAsked;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// One line of an incident's timeline: that an event was told, by whom, and about what. It is known
/// by its source and its version there, so hearing it again adds nothing.
///
/// Past 200 lines because each kind of event says in one line what a reader wants to know of it.
@Entity
@Immutable
public class Happening {

  /// Which service said so.
  enum Source {
    INCIDENT_API,
    DISPATCH_SERVICE,
    NOTIFIER;

    static Source of(Event event) {
      return switch (event) {
        case IncidentEvent _ -> INCIDENT_API;
        case DispatchEvent _ -> DISPATCH_SERVICE;
        case NoticeEvent _ -> NOTIFIER;
      };
    }
  }

  static final String STATE = "state";
  static final String UNKNOWN = "unknown";
  static final String BY_HAND = "byHand";
  static final String OVER = "over";

  private static final String ENGINEER = "engineer";

  private static final Set<String> ASKED =
      Stream.of(OfferMade.class, OfferDeclined.class, OfferLapsed.class, OfferWithdrawn.class)
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String source;
  private long version;
  private String what;
  private Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Map<String, String> codes;

  protected Happening() {}

  Happening(UUID id, UUID hospitalId, Event event) {
    this.id = id;
    this.incidentId = event.incidentId();
    this.hospitalId = hospitalId;
    this.source = Source.of(event).name();
    this.version = event.version();
    this.what = event.getClass().getSimpleName();
    this.at = event.at();
    this.codes = codes(event);
  }

  /// What a reader wants to know beside what happened.
  static Map<String, String> codes(Event event) {
    return switch (event) {
      case IncidentEvent.ReportFiled filed -> Map.of("no", Integer.toString(filed.revision()));
      case IncidentEvent.IncidentResolved by -> Map.of("attack", Boolean.toString(by.attack()));
      case IncidentEvent.IncidentMerged merged -> Map.of("into", merged.intoNumber());
      case OfferMade offer -> offer(offer.seat(), offer.engineerId());
      case OfferAccepted offer -> offer(offer.seat(), offer.engineerId());
      case OfferDeclined offer -> offer(offer.seat(), offer.engineerId());
      case OfferLapsed offer -> offer(offer.seat(), offer.engineerId());
      case OfferWithdrawn offer -> offer(offer.seat(), offer.engineerId());
      case SeatOpened opened -> Map.of("seat", opened.seat());
      case SeatGivenBack back -> back(back);
      case SeatHandedOver over -> offer(over.seat(), over.engineerId());
      case SeatOverdue late -> offer(late.seat(), late.engineerId());
      case CheckInDue due -> offer(due.seat(), due.engineerId());
      case CheckInAnswered well -> offer(well.seat(), well.engineerId());
      case CardTicked card ->
          Map.of("seat", card.seat(), "item", card.item(), "mark", card.mark().name());
      case SeatProgressed on -> progressed(on);
      case NoticeEvent told -> codes(told);
      default -> Map.of();
    };
  }

  private static Map<String, String> codes(NoticeEvent event) {
    return switch (event) {
      case NoticePrepared told ->
          and(
              notice(told.noticeId(), told.authority(), told.stage()),
              STATE,
              state(told.state(), told));
      case NoticeApproved told ->
          and(
              notice(told.noticeId(), told.authority(), told.stage()),
              STATE,
              state(told.state(), told));
      case NoticeDelivered told ->
          and(
              and(notice(told.noticeId(), told.authority(), told.stage()), STATE, "DELIVERED"),
              "way",
              told.way().name());
      case DeliveryFailed told -> failed(told);
      case NoticeReceipted told -> receipted(told);
      case DutyChanged duties when Boolean.TRUE.equals(duties.withdrawn()) -> Map.of(OVER, "true");
      case DutyReminded duty ->
          Map.of(
              "authority", duty.authority(),
              "day", duty.day().toString(),
              "daysLeft", Integer.toString(duty.daysLeft()));
      case QuestionAsked asked ->
          Map.of(
              "authority", asked.authority(),
              "notice", asked.noticeId().toString(),
              "question", asked.questionId().toString(),
              "day", asked.dueOn().toString());
      case QuestionAnswered answered ->
          Map.of(
              "authority", answered.authority(),
              "notice", answered.noticeId().toString(),
              "question", answered.questionId().toString());
      default -> Map.of();
    };
  }

  /// Whether she helps from afar or on site is as it was then; her seat may be turned later.
  private static Map<String, String> progressed(SeatProgressed on) {
    var mode =
        on.standing().seats().stream()
            .filter(seat -> seat.seat().equals(on.seat()))
            .map(seat -> seat.mode().name())
            .findAny();
    return and(
        and(offer(on.seat(), on.engineerId()), STATE, on.state().name()),
        "mode",
        mode.orElse(null));
  }

  private static Map<String, String> back(SeatGivenBack back) {
    var because = back.because();
    return and(
        offer(back.seat(), back.engineerId()), "because", because == null ? null : because.name());
  }

  private static Map<String, String> offer(String seat, UUID engineer) {
    return Map.of("seat", seat, ENGINEER, engineer.toString());
  }

  private static Map<String, String> failed(DeliveryFailed told) {
    var codes =
        and(
            and(
                notice(told.noticeId(), told.authority(), told.stage()),
                STATE,
                told.gaveUp() ? "FAILED" : "SENDING"),
            "way",
            told.way().name());
    return and(codes, UNKNOWN, Boolean.TRUE.equals(told.unknown()) ? "true" : null);
  }

  private static Map<String, String> receipted(NoticeReceipted told) {
    var codes =
        and(
            and(notice(told.noticeId(), told.authority(), told.stage()), STATE, "RECEIPTED"),
            "receipt",
            told.receiptNumber());
    return and(
        and(codes, "receivedAt", told.receivedAt().toString()),
        BY_HAND,
        told.byHand() == null ? null : told.byHand().toString());
  }

  private static Map<String, String> notice(UUID notice, String authority, Stage stage) {
    return Map.of("authority", authority, "stage", stage.name(), "notice", notice.toString());
  }

  /// Where the notice stands. An event of before that was said has the duties that it serves, which
  /// are where it is; but one may have the receipt of another incident.
  private static @Nullable String state(@Nullable DutyState said, NoticeEvent told) {
    if (said != null) {
      return said.name();
    }
    return told.duties().stream()
        .map(Duty::state)
        .filter(state -> state != DutyState.RECEIPTED)
        .findFirst()
        .map(DutyState::name)
        .orElse(null);
  }

  private static Map<String, String> and(
      Map<String, String> codes, String name, @Nullable String value) {
    if (value == null) {
      return codes;
    }
    var more = new HashMap<>(codes);
    more.put(name, value);
    return Map.copyOf(more);
  }

  public UUID id() {
    return id;
  }

  public String source() {
    return source;
  }

  public String what() {
    return what;
  }

  /// The key of the words for it.
  public String word() {
    var more =
        switch (what) {
          case "NoticeDelivered" -> "EMAIL".equals(codes.get("way")) ? "EMAIL" : null;
          case "DeliveryFailed" -> codes.containsKey(UNKNOWN) ? "UNKNOWN" : null;
          case "NoticeReceipted" -> whoseWord();
          case "NoticePrepared" -> "NOT_REQUIRED".equals(codes.get(STATE)) ? "NOT_REQUIRED" : null;
          default -> codes.get("because");
        };
    return more == null ? what : what + "." + more;
  }

  /// Whose word a receipt is; null where that was not said yet.
  private @Nullable String whoseWord() {
    var byHand = codes.get(BY_HAND);
    if (byHand == null) {
      return null;
    }
    return Boolean.parseBoolean(byHand) ? "HOSPITAL" : "AUTHORITY";
  }

  public Instant at() {
    return at;
  }

  public Map<String, String> codes() {
    return codes;
  }

  /// Without the engineer who was asked, which is between her and the desk: nobody else is to know
  /// who said no. Who took a seat is known to all.
  public Map<String, String> codesBesideWhoWasAsked() {
    if (!ASKED.contains(what)) {
      return codes;
    }
    var rest = new HashMap<>(codes);
    rest.remove(ENGINEER);
    return Map.copyOf(rest);
  }
}
