package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.outbox.Outbox;

/// Tells the other services what became of notices and duties. The dossier must be locked.
@ApplicationScoped
public class Telling {

  private final Outbox outbox;
  private final TrackedDuties duties;
  private final Clock clock;

  Telling(Outbox outbox, TrackedDuties duties, Clock clock) {
    this.outbox = outbox;
    this.duties = duties;
    this.clock = clock;
  }

  /// What every event of a notice says.
  public record Said(
      Dossier dossier, long version, Instant at, List<NoticeEvent.Duty> duties, Notice notice) {}

  /// How one kind of event is made of it.
  @FunctionalInterface
  public interface Saying {
    NoticeEvent of(Said said);
  }

  void workedOut(Dossier dossier, List<TrackedDuty> all) {
    append(
        dossier,
        new NoticeEvent.DutiesWorkedOut(
            dossier.incidentId(), dossier.tells(), clock.instant(), dossier.revision(), told(all)));
  }

  /// The last answer about the duties once more.
  void again(Dossier dossier) {
    outbox.again(dossier.incidentId(), EventJson.typeOf(NoticeEvent.DutiesWorkedOut.class));
  }

  void changed(Dossier dossier, List<TrackedDuty> changed) {
    append(
        dossier,
        new NoticeEvent.DutyChanged(
            dossier.incidentId(),
            dossier.tells(),
            clock.instant(),
            dossier.revision(),
            told(changed),
            dossier.over() ? true : null));
  }

  /// That the end was heard, once more: whoever says it again may have missed the answer.
  void overAgain(Dossier dossier) {
    outbox.again(dossier.incidentId(), EventJson.typeOf(NoticeEvent.DutyChanged.class));
  }

  public void prepared(Dossier dossier, Notice notice) {
    of(
        dossier,
        notice,
        said ->
            new NoticeEvent.NoticePrepared(
                notice.incidentId(),
                said.version(),
                said.at(),
                dossier.revision(),
                said.duties(),
                notice.id(),
                notice.authority(),
                notice.stage(),
                notice.told()));
  }

  void approved(Dossier dossier, Notice notice) {
    of(
        dossier,
        notice,
        said ->
            new NoticeEvent.NoticeApproved(
                notice.incidentId(),
                said.version(),
                said.at(),
                dossier.revision(),
                said.duties(),
                notice.id(),
                notice.authority(),
                notice.stage(),
                notice.state().ofDuties()));
  }

  void receipted(Dossier dossier, Notice notice, Receipt receipt) {
    of(
        dossier,
        notice,
        said ->
            new NoticeEvent.NoticeReceipted(
                notice.incidentId(),
                said.version(),
                said.at(),
                dossier.revision(),
                said.duties(),
                notice.id(),
                notice.authority(),
                notice.stage(),
                receipt.number(),
                receipt.receivedAt(),
                receipt.byHand()));
  }

  /// Somebody was reminded of the duty's day.
  public void reminded(Dossier dossier, TrackedDuty duty, LocalDate day, int daysLeft) {
    append(
        dossier,
        new NoticeEvent.DutyReminded(
            dossier.incidentId(),
            dossier.tells(),
            clock.instant(),
            dossier.revision(),
            List.of(),
            duty.id(),
            duty.authority(),
            duty.stage(),
            day,
            daysLeft));
  }

  /// The duties that the notice serves follow it first.
  public void of(Dossier dossier, Notice notice, Saying saying) {
    append(dossier, following(dossier, notice, saying));
  }

  /// Likewise; but what arrives begins no day, it ends some: for its sake no reminders are looked
  /// at.
  public void arrived(Dossier dossier, Notice notice, Saying saying) {
    outbox.append(following(dossier, notice, saying), dossier.hospitalId());
  }

  private NoticeEvent following(Dossier dossier, Notice notice, Saying saying) {
    var served = duties.servedBy(notice.id());
    served.forEach(duty -> duty.move(notice.state().ofDuties()));
    return saying.of(new Said(dossier, dossier.tells(), clock.instant(), told(served), notice));
  }

  /// Whatever is told may move a day, or begin one.
  private void append(Dossier dossier, NoticeEvent event) {
    dossier.remindAnew();
    outbox.append(event, dossier.hospitalId());
  }

  private static List<NoticeEvent.Duty> told(List<TrackedDuty> duties) {
    return duties.stream().map(TrackedDuty::told).toList();
  }
}
