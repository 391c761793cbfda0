package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Reckoning.Reckoned;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.notice.NoticePlan.Asked;
import org.hikeshi.web.Ids;

/// Duties that came without a report: handed on by a merging, or by a day that a person set. The
/// newest report is put before the hospital once more, as a draft that serves them. Only the
/// hospital sends it: nobody has said these words to that authority yet.
@ApplicationScoped
class Unserved {

  private final Notices notices;
  private final Holding holding;
  private final Telling telling;
  private final Ids ids;
  private final Clock clock;

  Unserved(Notices notices, Holding holding, Telling telling, Ids ids, Clock clock) {
    this.notices = notices;
    this.holding = holding;
    this.telling = telling;
    this.ids = ids;
    this.clock = clock;
  }

  /// Tells what changed, and of what was prepared for it; and holds what nobody is owed by it.
  void putBefore(Dossier dossier, Reckoned reckoned) {
    var sofar = notices.of(dossier.incidentId());
    reckoned.changed().forEach(duty -> follow(duty, sofar));
    var drafts =
        reckoned.authorities().stream()
            .flatMap(authority -> draft(dossier, authority, reckoned, sofar).stream())
            .toList();
    if (!reckoned.changed().isEmpty()) {
      telling.changed(dossier, reckoned.changed());
    }
    drafts.forEach(draft -> telling.prepared(dossier, draft));
    holding.whatNobodyIsOwed(dossier, reckoned);
  }

  /// One that came back with its notice is as far as that is.
  private static void follow(TrackedDuty duty, List<Notice> sofar) {
    sofar.stream()
        .filter(notice -> notice.id().equals(duty.noticeId()))
        .forEach(notice -> duty.move(notice.state().ofDuties()));
  }

  private Optional<Notice> draft(
      Dossier dossier, String authority, Reckoned reckoned, List<Notice> sofar) {
    var duties = reckoned.of(authority).stream().filter(TrackedDuty::asksForANotice).toList();
    var its = sofar.stream().filter(notice -> notice.authority().equals(authority)).toList();
    var plan =
        NoticePlan.of(
            duties.stream().map(Unserved::asked).toList(),
            its.stream().filter(Notice::isAStage).map(Notice::stage).toList(),
            false);
    if (plan.serves().isEmpty()) {
      return Optional.empty();
    }
    var report = dossier.revision();
    var draft =
        its.stream()
            .filter(notice -> notice.openAgain() || notice.openReport(report))
            .findFirst()
            .orElseGet(() -> made(dossier, authority, plan));
    if (draft.openAgain()) {
      draft.tells(report, plan);
    }
    duties.stream()
        .filter(duty -> plan.serves().contains(duty.id()))
        .forEach(duty -> duty.servedBy(draft.id(), draft.state().ofDuties()));
    return Optional.of(draft);
  }

  private Notice made(Dossier dossier, String authority, NoticePlan plan) {
    var draft =
        new Notice(ids.next(), dossier, authority, Notice.Kind.AGAIN, plan, clock.instant());
    notices.persist(draft);
    return draft;
  }

  private static Asked asked(TrackedDuty duty) {
    return new Asked(duty.id(), duty.stage(), duty.statutory(), duty.isServed());
  }
}
