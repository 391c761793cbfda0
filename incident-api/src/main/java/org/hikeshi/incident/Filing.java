package org.hikeshi.incident;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Origin;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.progress.Timeline;
import org.hikeshi.report.Merge;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Entries;
import org.hikeshi.web.time.JapanTime;

/// Takes reports. The incident, the report, its words, the audit entry, the chain's entry and the
/// news of it are on disk together, or nothing is.
///
/// Past 200 lines because it names each thing that may come of a report.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Filing {

  private final Incidents incidents;
  private final Reports reports;
  private final Hospitals hospitals;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Audit audit;
  private final Entries entries;
  private final ReportContent content;
  private final Event<Outcome.Filed> said;
  private final AfterCommit afterCommit;
  private final Ids ids;
  private final Clock clock;

  Filing(
      Incidents incidents,
      Reports reports,
      Hospitals hospitals,
      Timeline timeline,
      Outbox outbox,
      Audit audit,
      Entries entries,
      ReportContent content,
      Event<Outcome.Filed> said,
      AfterCommit afterCommit,
      Ids ids,
      Clock clock) {
    this.incidents = incidents;
    this.reports = reports;
    this.hospitals = hospitals;
    this.timeline = timeline;
    this.outbox = outbox;
    this.audit = audit;
    this.entries = entries;
    this.content = content;
    this.said = said;
    this.afterCommit = afterCommit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What came of a report.
  public sealed interface Outcome {

    record Filed(Incident incident, Hospital hospital, FiledReport report) implements Outcome {}

    /// The report contradicts itself at these JSON pointers.
    record Contradictory(List<String> pointers) implements Outcome {}

    /// A number of persons went down without a reason.
    record ReasonMissing(List<String> pointers) implements Outcome {}

    /// The directory does not know the hospital: the caller's own, or the one that the desk named.
    record UnknownHospital(Origin by) implements Outcome {}

    /// What was taken back is not added to.
    record Withdrawn() implements Outcome {}

    /// Nor is what was erased, for there is nothing left to carry on from.
    record Erased() implements Outcome {}

    /// Another incident goes on for this one, and takes the reports.
    record GoesOnIn(IncidentView.Other into) implements Outcome {}

    /// Its words, with those before where it adds to them, are so many characters too many.
    record TooLong(int by) implements Outcome {}
  }

  /// Report no. 1 of a new incident.
  public Outcome file(Statement said, Clerk clerk) {
    return file(ids.next(), said, clerk);
  }

  Outcome file(UUID id, Statement said, Clerk clerk) {
    var hospital = hospitals.findById(clerk.hospitalId());
    if (hospital == null) {
      return new Outcome.UnknownHospital(clerk.origin());
    }
    if (Summary.over(said.summary()) > 0) {
      return new Outcome.TooLong(Summary.over(said.summary()));
    }
    var now = clock.instant();
    return taken(
        Snapshot.first(said, said.saidAt(now), hospital.usualForward()),
        snapshot -> {
          var number = Incident.number(JapanTime.dayOf(now), incidents.nextNumber());
          var category = snapshot.facts().category();
          var incident =
              new Incident(id, hospital.id(), hospital.countedAs(), number, category, now);
          return filed(incident, hospital, said, report(incident, snapshot, said, clerk, now));
        });
  }

  /// Report no. n of an incident that the caller has locked. A resolved one still takes reports,
  /// for its duties are open.
  public Outcome followUp(Incident incident, Statement said, Clerk clerk) {
    if (incident.status() == Status.WITHDRAWN) {
      return new Outcome.Withdrawn();
    }
    if (incident.erasedAt() != null) {
      return new Outcome.Erased();
    }
    if (incident.goesOnIn().isPresent()) {
      return new Outcome.GoesOnIn(incident.goesOnIn().get());
    }
    if (Summary.over(said.summary()) > 0) {
      return new Outcome.TooLong(Summary.over(said.summary()));
    }
    var hospital = hospitals.findById(incident.hospitalId());
    var now = clock.instant();
    return taken(
        onFrom(incident, hospital, clerk).followedBy(said, said.saidAt(now)),
        snapshot -> filed(incident, hospital, said, report(incident, snapshot, said, clerk, now)));
  }

  /// What came by a card lets no notice leave, and decides that for itself only: the others go on
  /// from what the hospital or the desk said last. The hospital's own first word after a card's is
  /// like a first report of it.
  private Snapshot onFrom(Incident incident, Hospital hospital, Clerk clerk) {
    var last = last(incident);
    var filed = reports.of(incident.id()).stream().map(FiledReport::report).toList();
    var signed = filed.stream().anyMatch(report -> report.origin() == Origin.HOSPITAL);
    if (!signed && clerk.origin() == Origin.HOSPITAL && filed.getFirst().origin() == Origin.CARD) {
      return new Snapshot(last.facts(), hospital.usualForward(), last.words());
    }
    return filed.reversed().stream()
        .filter(report -> report.origin() != Origin.CARD)
        .findFirst()
        .map(report -> new Snapshot(last.facts(), report.forward(), last.words()))
        .orElse(last);
  }

  /// What is known of it by its newest report.
  Snapshot last(Incident incident) {
    var last = reports.find(incident.id(), incident.revision()).orElseThrow();
    return new Snapshot(last.report().facts(), last.report().forward(), last.said());
  }

  private static Outcome taken(Merge merge, Function<Snapshot, Outcome> filing) {
    return switch (merge) {
      case Merge.Merged(var snapshot) -> filing.apply(snapshot);
      case Merge.Contradictory(var pointers) -> new Outcome.Contradictory(pointers);
      case Merge.ReasonMissing(var pointers) -> new Outcome.ReasonMissing(pointers);
    };
  }

  private FiledReport report(
      Incident incident, Snapshot snapshot, Statement said, Clerk clerk, Instant now) {
    var report =
        new Report(
            ids.next(),
            incident,
            now,
            said.receivedAt(),
            clerk.origin(),
            snapshot.forward(),
            snapshot.facts(),
            requireNonNullElse(said.finalFor(), Set.of()));
    var words =
        new ReportWords(
            report,
            clerk.name(),
            snapshot.words(),
            clerk.approver(said, snapshot.forward()),
            said.correctionReason());
    return new FiledReport(report, words, new ReportContact(report, snapshot.words().contact()));
  }

  private Outcome filed(
      Incident incident, Hospital hospital, Statement statement, FiledReport filed) {
    var today = JapanTime.dayOf(filed.report().filedAt());
    var event =
        incident.says(
            filed.report(),
            hospital.facts(hospitals.aloneIn(hospital, today)),
            asks(filed.report(), statement));
    incidents.persist(incident);
    reports.add(filed);
    timeline.told(hospital.id(), event);
    incidents.flush();
    audit.record(
        "report.filed",
        hospital.id(),
        "incident/" + incident.id(),
        Map.of(
            "no", Integer.toString(event.revision()),
            "origin", event.origin().name()));
    entries.add(ReportContent.subject(filed.report()), hospital.id(), content.of(filed));
    outbox.append(event, hospital.id());
    FailPoint.reached("filing.before-commit");
    afterCommit.run(() -> FailPoint.reached("filing.after-commit"));
    var outcome = new Outcome.Filed(incident, hospital, filed);
    said.fire(outcome);
    return outcome;
  }

  /// What a first report leaves out is as is usual, what a later one leaves out stays as it was.
  private static boolean asks(Report report, Statement said) {
    var response = report.no() == 1 ? report.facts().firstResponse() : said.firstResponse();
    return response == FirstResponse.REQUESTED;
  }
}
