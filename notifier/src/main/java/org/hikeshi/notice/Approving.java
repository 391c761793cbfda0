package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.jspecify.annotations.Nullable;

/// The hospital says yes to a draft, by name: from then on it may leave.
@ApplicationScoped
public class Approving {

  private final Dossiers dossiers;
  private final TrackedDuties duties;
  private final Approvals approvals;
  private final AgreedChannels channels;
  private final Telling telling;
  private final Event<Ready> ready;
  private final Audit audit;
  private final EntityManager database;
  private final Clock clock;

  Approving(
      Dossiers dossiers,
      TrackedDuties duties,
      Approvals approvals,
      AgreedChannels channels,
      Telling telling,
      Event<Ready> ready,
      Audit audit,
      EntityManager database,
      Clock clock) {
    this.dossiers = dossiers;
    this.duties = duties;
    this.approvals = approvals;
    this.channels = channels;
    this.telling = telling;
    this.ready = ready;
    this.audit = audit;
    this.database = database;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Answer {

    record Approved() implements Answer {}

    /// It was approved before, or needed no approval.
    record NoDraft() implements Answer {}

    /// Its report was taken back.
    record Withdrawn() implements Answer {}

    /// What it would say is gone: it could never leave.
    record Erased(Instant at) implements Answer {}
  }

  /// Whether it waits for the hospital's yes. What was put before it for duties that other notices
  /// serve by now, or none, does not; nor does what is held, and nothing does once its incident is
  /// over or its words are erased.
  public boolean waits(Notice notice) {
    return notice.state() == NoticeState.DRAFT
        && !notice.held()
        && mayLeave(dossiers.findById(notice.incidentId()))
        && (!(notice.openAgain() || notice.openFinal())
            || duties.servedBy(notice.id()).stream()
                .anyMatch(duty -> duty.applies() && duty.state() != DutyState.RECEIPTED));
  }

  private static boolean mayLeave(@Nullable Dossier dossier) {
    return dossier != null && !dossier.over() && dossier.erasedAt() == null;
  }

  public Answer approve(Notice notice, ApprovalRequest by, Caller caller) {
    var dossier = dossiers.locked(notice.incidentId());
    database.refresh(notice);
    if (dossier.over()) {
      return new Answer.Withdrawn();
    }
    var erasedAt = dossier.erasedAt();
    if (erasedAt != null) {
      return new Answer.Erased(erasedAt);
    }
    if (!waits(notice)) {
      return new Answer.NoDraft();
    }
    var now = clock.instant();
    approvals.persist(new Approval(notice, by.name(), by.title(), caller.subject(), now));
    notice.release(channels.byHand(notice.authority()), now);
    telling.approved(dossier, notice);
    audit.record("notice.approved", notice.hospitalId(), "notice/" + notice.id(), Map.of());
    ready.fire(Ready.of(List.of(notice)));
    return new Answer.Approved();
  }
}
