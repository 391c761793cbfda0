package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// The duties of all incidents.
@ApplicationScoped
public class TrackedDuties implements PanacheRepositoryBase<TrackedDuty, UUID> {

  /// In the order in which the rules speak of them.
  public List<TrackedDuty> of(UUID incidentId) {
    return list("incidentId = ?1 order by id", incidentId);
  }

  /// Incidents with a final report that is due by then, and that nobody has put before its
  /// hospital.
  public List<UUID> finalsDueBy(LocalDate until) {
    return list(
            "stage = ?1 and noticeId is null and ruling.verdict = ?2 and ruling.dueOn <= ?3",
            Stage.FINAL,
            Verdict.APPLIES,
            until)
        .stream()
        .filter(duty -> duty.finalDueBy(until))
        .map(TrackedDuty::incidentId)
        .distinct()
        .toList();
  }

  public List<TrackedDuty> servedBy(UUID noticeId) {
    return list("noticeId = ?1 order by id", noticeId);
  }

  /// The duty, if this caller may know that there is one: the hospital's own, or any for the desk.
  public Optional<TrackedDuty> seenBy(Caller caller, UUID id) {
    return findByIdOptional(id)
        .filter(
            duty -> caller.is(Role.COORDINATOR) || duty.hospitalId().equals(caller.hospitalId()));
  }
}
