package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Ids;

/// Takes reports by forms. One form is one incident, however often it is sent, and loses no word
/// that was changed in it in between.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FormFiling {

  private final Filing filing;
  private final Incidents incidents;
  private final Ids ids;

  FormFiling(Filing filing, Incidents incidents, Ids ids) {
    this.filing = filing;
    this.incidents = incidents;
    this.ids = ids;
  }

  /// What came of a form that a double click may send twice.
  public sealed interface Once {

    record Now(Filing.Outcome outcome) implements Once {}

    /// The same form has said the same of this incident already.
    record Before(UUID incident) implements Once {}

    /// It has opened an incident already and says more by now, which is a further report of that.
    record Added(Filing.Outcome outcome) implements Once {}
  }

  /// Report no. 1 of a new incident, once for each key. A twin waits here for its end.
  ///
  /// @param more the report where the form has opened an incident already, with other words
  public Once file(
      Submission form, Statement said, Function<Snapshot, Statement> more, Clerk clerk) {
    var id = ids.next();
    return incidents
        .claim(clerk.hospitalId(), form, id)
        .map(before -> again(before, form, said, more, clerk))
        .orElseGet(() -> new Once.Now(filing.file(id, said, clerk)));
  }

  /// A further report of an incident that the caller has locked, once for each key and its words.
  ///
  /// @param more the report, by what is known of it
  public Once add(
      Incident incident, Submission form, Function<Snapshot, Statement> more, Clerk clerk) {
    return incidents
        .claim(clerk.hospitalId(), form, incident.id())
        .flatMap(
            before ->
                before.says(form)
                    ? Optional.of(before)
                    : incidents.claim(clerk.hospitalId(), form.changed(), incident.id()))
        .<Once>map(before -> new Once.Before(before.incidentId()))
        .orElseGet(
            () ->
                new Once.Added(
                    filing.followUp(incident, more.apply(filing.last(incident)), clerk)));
  }

  /// A report by a card opens an incident, once for each key, or belongs to the one that only a
  /// card has spoken of so far. So a card is misused for one incident at a time, and a form that it
  /// has sent before opens no door to one that was confirmed since.
  ///
  /// @param more the report where it is about that one
  public Once fileByCard(
      Submission form, Statement said, Function<Snapshot, Statement> more, Clerk clerk) {
    var open = incidents.unconfirmedAt(clerk.hospitalId());
    var id = open.map(Incident::id).orElseGet(ids::next);
    var before = incidents.claim(clerk.hospitalId(), form, id);
    return before
        .flatMap(
            claimed ->
                claimed.says(form)
                    ? before
                    : incidents.claim(clerk.hospitalId(), form.changed(), id))
        .<Once>map(twin -> new Once.Before(openedAfter(twin.incidentId(), form, clerk)))
        .orElseGet(() -> byCard(open, id, form, before.isPresent(), said, more, clerk));
  }

  /// The incident that the same form has opened because that one was full, or that one.
  private UUID openedAfter(UUID incident, Submission form, Clerk clerk) {
    return incidents
        .claimed(clerk.hospitalId(), form.changed().after(incident).key())
        .map(Incidents.Claimed::incidentId)
        .orElse(incident);
  }

  /// What has no room any more opens another incident: whoever has filled the one shuts nobody out.
  private Once byCard(
      Optional<Incident> open,
      UUID id,
      Submission form,
      boolean sentBefore,
      Statement said,
      Function<Snapshot, Statement> more,
      Clerk clerk) {
    if (open.isEmpty()) {
      return new Once.Now(filing.file(id, said, clerk));
    }
    var outcome = filing.followUp(open.get(), more.apply(filing.last(open.get())), clerk);
    if (outcome instanceof Filing.Outcome.TooLong && Summary.over(said.summary()) == 0) {
      return file(form.changed().after(id), said, more, clerk);
    }
    return sentBefore ? new Once.Added(outcome) : new Once.Now(outcome);
  }

  /// What a person changed in a form after it was sent is added, and takes nothing back; also to
  /// the incident that goes on for the one that it has opened. Nobody comes to a resolved one, so
  /// the form opens another, as one that was never sent.
  private Once again(
      Incidents.Claimed before,
      Submission form,
      Statement said,
      Function<Snapshot, Statement> more,
      Clerk clerk) {
    if (before.says(form)) {
      return new Once.Before(before.incidentId());
    }
    var incident = incidents.lock(incidents.goingOn(before.incidentId())).orElseThrow();
    var twin = incidents.claimed(clerk.hospitalId(), form.changed().key());
    if (twin.isPresent()) {
      return new Once.Before(twin.get().incidentId());
    }
    if (incident.status() == Status.RESOLVED && incident.mergedIntoNumber() == null) {
      return file(form.after(incident.id()), said, more, clerk);
    }
    return add(incident, form.changed(), more, clerk);
  }
}
