package org.hikeshi.notice;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Ids;
import org.hikeshi.web.time.JapanTime;

/// Puts the final report (確報) before the hospital in time: a draft on the newest report, ready to
/// send, that names what it leaves open. No clock sends it; the hospital does, by approving it, or
/// files a report of its own as the final. What is found out later supplements it (追完).
@ApplicationScoped
class Finals {

  private final Dossiers dossiers;
  private final TrackedDuties duties;
  private final Notices notices;
  private final Telling telling;
  private final Ids ids;
  private final Clock clock;
  private final Period readyBefore;

  Finals(
      Dossiers dossiers,
      TrackedDuties duties,
      Notices notices,
      Telling telling,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "hikeshi.final.ready-before-days") int readyBefore) {
    this.dossiers = dossiers;
    this.duties = duties;
    this.notices = notices;
    this.telling = telling;
    this.ids = ids;
    this.clock = clock;
    this.readyBefore = Period.ofDays(readyBefore);
  }

  @Scheduled(
      every = "{hikeshi.final.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "finals")
  void poll() {
    putBefore();
  }

  /// All that are due within the days set. Owns each: one that breaks leaves the others alone, and
  /// makes the round a failed one, which an operator is told of.
  void putBefore() {
    var until = JapanTime.dayOf(clock.instant()).plus(readyBefore);
    int broken = 0;
    for (var incident : QuarkusTransaction.requiringNew().call(() -> duties.finalsDueBy(until))) {
      try {
        QuarkusTransaction.requiringNew().run(() -> prepare(incident, until));
      } catch (RuntimeException e) {
        Log.errorf(e, "incident %s: its final report could not be prepared", incident);
        broken++;
      }
    }
    if (broken > 0) {
      throw new IllegalStateException(broken + " final reports could not be prepared");
    }
  }

  /// Whatever else the authority waits for goes with it: one report is made only once the final.
  private void prepare(UUID incident, LocalDate until) {
    var dossier = dossiers.locked(incident);
    var all = duties.of(incident);
    var open = all.stream().filter(duty -> duty.finalDueBy(LocalDate.MAX)).toList();
    all.stream()
        .filter(duty -> duty.finalDueBy(until))
        .map(TrackedDuty::authority)
        .distinct()
        .forEach(authority -> prepare(dossier, authority, open));
  }

  private void prepare(Dossier dossier, String authority, List<TrackedDuty> open) {
    var draft =
        notices
            .openFinal(authority, dossier.incidentId())
            .orElseGet(() -> made(dossier, authority));
    draft.restates(dossier.revision());
    open.stream()
        .filter(duty -> duty.authority().equals(authority))
        .forEach(duty -> duty.servedBy(draft.id(), DutyState.DRAFT));
    telling.prepared(dossier, draft);
  }

  private Notice made(Dossier dossier, String authority) {
    var draft =
        new Notice(
            ids.next(),
            dossier,
            authority,
            Notice.Kind.FINAL,
            new NoticePlan(Stage.FINAL, true, List.of()),
            clock.instant());
    notices.persist(draft);
    return draft;
  }
}
