package org.hikeshi.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What notifier tells, on the topic `notices`. Each event carries the duties that it changed, each
/// with a version of its own.
///
/// Past 200 lines because one file holds all that is said on a topic.
public sealed interface NoticeEvent extends Event {

  /// The newest report that the duties have taken into account.
  int revision();

  /// The duties as they stand after this event: those that it changed.
  List<Duty> duties();

  enum Law {
    APPI,
    MYNUMBER
  }

  enum Basis {
    STATUTORY,
    GUIDELINE,
    VOLUNTARY
  }

  enum Stage {
    PRELIMINARY,
    FOLLOW_UP,
    FINAL,
    SUPPLEMENT
  }

  enum DutyState {
    UNDETERMINED,
    NOT_REQUIRED,
    DRAFT,
    TO_FILE,
    SENDING,
    DELIVERED,
    RECEIPTED,
    FAILED
  }

  /// How a notice travels.
  enum Way {
    PORTAL,
    WEBHOOK,
    EMAIL,
    MANUAL
  }

  /// One duty to tell one authority (or the persons concerned) at one stage.
  ///
  /// @param version counts up with each change of this duty
  /// @param authority an authority's id, or `persons`
  /// @param law null where no law obliges
  /// @param stage null for `persons`
  /// @param reasons codes: ITEM_1 … CHOSEN
  /// @param knownOn day 1, in Asia/Tokyo
  /// @param targetOn the day to aim at
  /// @param dueOn the last day (for a preliminary notice: the guideline's 目安)
  /// @param receivedOn the day on which the addressee had it
  record Duty(
      UUID id,
      long version,
      String authority,
      @Nullable Law law,
      Basis basis,
      @Nullable Stage stage,
      DutyState state,
      List<String> reasons,
      Explanation explanation,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate targetOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate receivedOn,
      @Nullable String receiptNumber) {

    /// Whether the addressee had it too late, or has not got it and the day is over. It looks at
    /// when it was received, not at when somebody typed that in.
    ///
    /// @param today in Asia/Tokyo
    public boolean overdue(LocalDate today) {
      if (dueOn == null || state == DutyState.NOT_REQUIRED) {
        return false;
      }
      return (receivedOn == null ? today : receivedOn).isAfter(dueOn);
    }
  }

  /// Why a duty applies, or why not, made from rules and codes, never from what a person typed.
  record Explanation(String ja, String en) {}

  /// Report no. `revision` was read and the duties were worked out: the answer that is not silence,
  /// also when there is none. Carries all duties.
  @EventType("org.hikeshi.duties.worked-out.v1")
  record DutiesWorkedOut(UUID incidentId, long version, Instant at, int revision, List<Duty> duties)
      implements NoticeEvent {}

  /// A person changed a day, or recorded that the persons were told, or a withdrawal ended duties.
  ///
  /// @param withdrawn true once the withdrawal of the incident, or its merging into another, was
  ///   taken into account: the answer that is not silence, also when it ended no duty
  @EventType("org.hikeshi.duty.changed.v1")
  record DutyChanged(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean withdrawn)
      implements NoticeEvent {}

  /// A notice to one authority stands ready: as a draft, to be filed by hand, or to be sent.
  ///
  /// @param state where the notice itself stands, which its duties need not: one may be received by
  ///   another's receipt. Null in events of before it was said
  @EventType("org.hikeshi.notice.prepared.v1")
  record NoticePrepared(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      String authority,
      Stage stage,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DutyState state)
      implements NoticeEvent {}

  /// @param state where the notice itself stands from then on; null in events of before it was said
  @EventType("org.hikeshi.notice.approved.v1")
  record NoticeApproved(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      String authority,
      Stage stage,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DutyState state)
      implements NoticeEvent {}

  /// The notice reached the authority's channel. That is not yet a receipt.
  @EventType("org.hikeshi.notice.delivered.v1")
  record NoticeDelivered(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      String authority,
      Stage stage,
      Way way,
      int attempt)
      implements NoticeEvent {}

  /// One attempt failed, and another follows unless `gaveUp`; then a person has to act.
  ///
  /// @param unknown true where it left and nobody knows whether it arrived; null where it did not,
  ///   and in events of before it was said
  @EventType("org.hikeshi.delivery.failed.v1")
  record DeliveryFailed(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      String authority,
      Stage stage,
      Way way,
      int attempt,
      boolean gaveUp,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unknown)
      implements NoticeEvent {}

  /// The authority has it: it said so by a number (or, where no law obliges, by word), or the
  /// hospital wrote down that it did.
  ///
  /// @param byHand whether the hospital wrote it down, and not the authority; null in events of
  ///   before it was said, when nobody can tell
  @EventType("org.hikeshi.notice.receipted.v1")
  record NoticeReceipted(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      String authority,
      Stage stage,
      @Nullable String receiptNumber,
      Instant receivedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean byHand)
      implements NoticeEvent {}

  /// Hospital and duty desk were reminded of a duty's day, before it, on it or after it.
  ///
  /// @param day the day as it was shown then
  /// @param daysLeft until that day; negative when it is over
  @EventType("org.hikeshi.duty.reminded.v1")
  record DutyReminded(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID dutyId,
      String authority,
      @Nullable Stage stage,
      LocalDate day,
      int daysLeft)
      implements NoticeEvent {}

  /// An authority asks about a notice, and wants an answer by `dueOn`.
  @EventType("org.hikeshi.question.asked.v1")
  record QuestionAsked(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      UUID questionId,
      String authority,
      LocalDate dueOn)
      implements NoticeEvent {}

  /// Nobody waits for an answer any more.
  ///
  /// @param withdrawn true where whoever asked took the question back and the hospital need not
  ///   answer; null otherwise
  @EventType("org.hikeshi.question.answered.v1")
  record QuestionAnswered(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      List<Duty> duties,
      UUID noticeId,
      UUID questionId,
      String authority,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean withdrawn)
      implements NoticeEvent {}
}
