package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.IncidentView.DutyView;
import org.hikeshi.incident.IncidentView.SeatView;
import org.hikeshi.progress.Duties;
import org.hikeshi.progress.SeatStanding;
import org.hikeshi.progress.Seats;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Shows an incident to the caller, in the caller's language and as of today in Japan. Whether the
/// caller may see it was asked before.
@ApplicationScoped
public class Viewing {

  private final Incidents incidents;
  private final Reports reports;
  private final Hospitals hospitals;
  private final Duties duties;
  private final Seats seats;
  private final Responders responders;
  private final Campaigns campaigns;
  private final Texts texts;
  private final Clock clock;

  Viewing(
      Incidents incidents,
      Reports reports,
      Hospitals hospitals,
      Duties duties,
      Seats seats,
      Responders responders,
      Campaigns campaigns,
      Texts texts,
      Clock clock) {
    this.incidents = incidents;
    this.reports = reports;
    this.hospitals = hospitals;
    this.duties = duties;
    this.seats = seats;
    this.responders = responders;
    this.campaigns = campaigns;
    this.texts = texts;
    this.clock = clock;
  }

  /// Nobody is asked who is coming, for a connection to the database is held here: names are shown
  /// as far as they are remembered, and [#named] adds the others.
  public IncidentView view(Incident incident) {
    var language = texts.language();
    var today = JapanTime.dayOf(clock.instant());
    return IncidentView.of(
        incident,
        hospitals.findById(incident.hospitalId()),
        reports.of(incident.id()),
        duties.of(incident.id()).stream().map(duty -> DutyView.of(duty, language, today)).toList(),
        seats.of(incident.id()).stream().map(this::seat).toList(),
        texts,
        incident.campaignId() == null ? null : campaigns.findById(incident.campaignId()),
        incident.tookOthersIn() ? incidents.mergedInto(incident.id()) : List.of());
  }

  private SeatView seat(SeatStanding seat) {
    var engineer = seat.engineerId();
    return SeatView.of(
        seat, engineer == null ? null : responders.remembered(engineer).orElse(null));
  }

  /// The same with who is coming. Dispatch-service is asked, so this is for after the transaction.
  public IncidentView named(IncidentView view) {
    return view.named(engineer -> responders.of(engineer).orElse(null));
  }

  /// An incident that was filed just now: nobody has answered it yet, so nothing need be looked up.
  IncidentView fresh(Incident incident, Hospital hospital, FiledReport first) {
    return IncidentView.of(
        incident, hospital, List.of(first), List.of(), List.of(), texts, null, List.of());
  }
}
