package org.hikeshi.incident;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.Event;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.progress.Duties;
import org.hikeshi.progress.Seats;
import org.hikeshi.progress.Timeline;

/// Moves an incident on by what the other services say of it. Each event may come twice and late:
/// the second time adds nothing, and what is older than the newest word changes nothing but the
/// timeline.
@ApplicationScoped
class Progressing {

  private final Incidents incidents;
  private final Seats seats;
  private final Duties duties;
  private final Timeline timeline;

  Progressing(Incidents incidents, Seats seats, Duties duties, Timeline timeline) {
    this.incidents = incidents;
    this.seats = seats;
    this.duties = duties;
    this.timeline = timeline;
  }

  /// A drill has no incident: nothing of it belongs here.
  void on(DispatchEvent event) {
    if (event.standing() != null && event.standing().exercised()) {
      return;
    }
    known(event)
        .ifPresent(
            incident -> {
              var first = incident.newest(event) == 0;
              if (incident.hear(event)) {
                become(incident, event, first);
              }
            });
  }

  private void become(Incident incident, DispatchEvent event, boolean first) {
    List<Seat> heard = event.standing() == null ? List.of() : event.standing().seats();
    if (first) {
      seats.begin(incident.id(), incident.hospitalId(), heard);
    } else {
      seats.become(incident.id(), incident.hospitalId(), heard);
    }
  }

  void on(NoticeEvent event) {
    known(event)
        .ifPresent(
            incident -> {
              var first = incident.newest(event) == 0;
              incident.hear(event);
              if (first) {
                duties.begin(incident.id(), incident.hospitalId(), event.duties());
              } else {
                duties.become(incident.id(), incident.hospitalId(), event.duties());
              }
            });
  }

  private Optional<Incident> known(Event event) {
    var incident = incidents.lock(event.incidentId());
    incident.ifPresentOrElse(
        found -> timeline.heard(found.hospitalId(), event, found.newest(event)),
        () -> Log.warnf("event about an unknown incident: incident=%s", event.incidentId()));
    return incident;
  }
}
