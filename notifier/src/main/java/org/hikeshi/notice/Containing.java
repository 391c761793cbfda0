package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;

/// Notices that nobody need file any more: a newer one has all that they say, and no duty is served
/// by them. They are not said to have been filed.
@ApplicationScoped
public class Containing {

  private final Notices notices;
  private final TrackedDuties duties;
  private final Dossiers dossiers;

  Containing(Notices notices, TrackedDuties duties, Dossiers dossiers) {
    this.dossiers = dossiers;
    this.notices = notices;
    this.duties = duties;
  }

  /// The newest report whose notice has all of one that waits for a person.
  public Optional<Integer> report(Notice waiting) {
    if (!waiting.waitsForAPerson()
        || dossiers.findById(waiting.incidentId()).over()
        || duties.servedBy(waiting.id()).stream().anyMatch(TrackedDuty::applies)) {
      return Optional.empty();
    }
    return newest(waiting).map(Notice::reportNo);
  }

  /// Whether the authority of a held one is, or may be, owed word after all.
  public boolean mayBeOwedAgain(Notice held) {
    return duties.of(held.incidentId()).stream()
        .filter(duty -> duty.state() != DutyState.RECEIPTED)
        .anyMatch(duty -> duty.authority().equals(held.authority()) && duty.mayApply());
  }

  /// The newest that has all of that one.
  public Optional<Notice> newest(Notice notice) {
    return notices.of(notice.incidentId()).stream()
        .filter(notice::isContainedIn)
        .max(Comparator.comparingInt(Notice::reportNo));
  }
}
