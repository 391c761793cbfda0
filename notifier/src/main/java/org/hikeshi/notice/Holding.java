package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.KnownDays;
import org.hikeshi.dossier.Reckoning.Reckoned;
import org.hikeshi.dossier.TrackedDuty;

/// Notices that have not arrived and whose reason is gone: they leave no more, and wait for nobody,
/// also where they were tried before. In doubt they stay: while a duty is undetermined, or where a
/// person has set the day of one that is not by choice or consent.
@ApplicationScoped
class Holding {

  private final Notices notices;
  private final KnownDays days;
  private final Telling telling;
  private final Clock clock;

  Holding(Notices notices, KnownDays days, Telling telling, Clock clock) {
    this.notices = notices;
    this.days = days;
    this.telling = telling;
    this.clock = clock;
  }

  /// Of an incident that goes on: those whose authority is owed nothing, and need not hear that
  /// what it knows has changed.
  void whatNobodyIsOwed(Dossier dossier, Reckoned reckoned) {
    var sofar = notices.of(dossier.incidentId());
    var reasonless =
        sofar.stream()
            .filter(Notice::mayStillLeave)
            .filter(notice -> !isOwed(notice, sofar, reckoned))
            .toList();
    tell(dossier, held(reasonless));
  }

  /// Of an incident that is over. What was tried goes on, for its authority may have it and is told
  /// of the end.
  ///
  /// @return those that it held
  List<Notice> whatNeverLeft(List<Notice> sofar) {
    return held(sofar.stream().filter(Notice::neverLeft).toList());
  }

  private List<Notice> held(List<Notice> reasonless) {
    reasonless.forEach(notice -> notice.hold(clock.instant()));
    return reasonless;
  }

  /// Where they stood was told: that they are required no more is told too.
  void tell(Dossier dossier, List<Notice> held) {
    held.forEach(notice -> telling.prepared(dossier, notice));
  }

  private boolean isOwed(Notice notice, List<Notice> sofar, Reckoned reckoned) {
    var authority = notice.authority();
    return reckoned.of(authority).stream().anyMatch(duty -> mayApply(duty, notice))
        || (reckoned.hearsOfChanges(authority)
            && sofar.stream()
                .anyMatch(one -> one.authority().equals(authority) && one.hearsOfChanges()));
  }

  /// The duty of a notice by choice or consent says a guideline once that is taken back: no day
  /// that was set for it keeps the notice.
  private boolean mayApply(TrackedDuty duty, Notice notice) {
    return notice.byChoice() ? duty.mayApply() : days.mayApply(duty);
  }
}
