package org.hikeshi.desk;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Linking;
import org.hikeshi.incident.Reports;
import org.hikeshi.incident.Status;
import org.hikeshi.report.Contact;
import org.hikeshi.report.Statement.ReceivedBy;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Files a vendor's notice for each hospital that had it, in one campaign: all of them, or none.
///
/// Just past 200 lines: what becomes of one hospital is decided in one place, with its three
/// outcomes.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VendorNotices {

  private final NoticedCampaigns campaigns;
  private final Hospitals hospitals;
  private final Incidents incidents;
  private final Reports reports;
  private final Filing filing;
  private final Linking linking;
  private final EntityManager entities;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  VendorNotices(
      NoticedCampaigns campaigns,
      Hospitals hospitals,
      Incidents incidents,
      Reports reports,
      Filing filing,
      Linking linking,
      EntityManager entities,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.campaigns = campaigns;
    this.hospitals = hospitals;
    this.incidents = incidents;
    this.reports = reports;
    this.filing = filing;
    this.linking = linking;
    this.entities = entities;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  public enum What {
    /// A new incident.
    FILED,
    /// A further report of an incident that the hospital has in this campaign, open or resolved.
    ADDED,
    /// The hospital's incident says all that already, or has said it and is over; where it was
    /// merged, the one that goes on is named.
    KNOWN
  }

  /// What became of it at one hospital.
  ///
  /// @param left what the hospital's incident says otherwise, or has no room for, and was not taken
  public record Filed(
      UUID hospital, UUID incident, String number, int reportNo, What what, List<String> left) {}

  public sealed interface Outcome {

    record Done(Campaign campaign, List<Filed> filed) implements Outcome {}

    /// More hospitals name the vendor than one notice is filed for. Nothing was filed; named in
    /// several goes, it is one notice all the same.
    record TooMany(int hospitals) implements Outcome {}
  }

  /// @throws Invalid where a hospital or the campaign is not known, a hospital is closed, or nobody
  ///   has this vendor
  public Outcome file(VendorNotice notice) {
    var addressees = addressees(notice);
    if (addressees.size() > VendorNotice.MOST_HOSPITALS) {
      return new Outcome.TooMany(addressees.size());
    }
    var campaign = campaigns.of(notice);
    var filed = new ArrayList<Filed>();
    for (var addressee : addressees) {
      filed.add(file(notice, addressee, campaign));
      // What is on its way to disk need not be looked at again for each of the hundreds to come.
      entities.flush();
      entities.clear();
    }
    return new Outcome.Done(campaign, filed);
  }

  private List<VendorNotice.Addressee> addressees(VendorNotice notice) {
    var today = JapanTime.dayOf(clock.instant());
    if (notice.hospitals() == null) {
      var all = hospitals.namingVendor(notice.vendor(), today);
      if (all.isEmpty()) {
        throw new Invalid(List.of(FieldFault.of("/vendor", texts, "vendor-notice.nobody")));
      }
      return all.stream().map(id -> new VendorNotice.Addressee(id, null)).toList();
    }
    var known = hospitals.open(notice.hospitals().stream().map(a -> a.id()).toList(), today);
    var faults = new ArrayList<FieldFault>();
    for (int i = 0; i < notice.hospitals().size(); i++) {
      if (!known.contains(notice.hospitals().get(i).id())) {
        faults.add(
            FieldFault.of("/hospitals/" + i + "/id", texts, "vendor-notice.unknown-hospital"));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return notice.hospitals();
  }

  private Filed file(VendorNotice notice, VendorNotice.Addressee addressee, Campaign campaign) {
    var receivedAt = requireNonNullElse(addressee.noticeReceivedAt(), notice.noticeReceivedAt());
    return incidents
        .openIn(campaign.id(), addressee.id())
        .map(incident -> add(notice, incident, receivedAt))
        .or(() -> over(notice, addressee.id(), receivedAt, campaign))
        .orElseGet(() -> open(notice, addressee.id(), receivedAt, campaign));
  }

  /// What was taken back, resolved or merged after it had said this notice is not begun anew by the
  /// same notice. Nor is what was resolved by another one, if it can take all of it: it is the same
  /// event, of which an authority is told once.
  private Optional<Filed> over(
      VendorNotice notice, UUID hospital, Instant receivedAt, Campaign campaign) {
    var over = incidents.overIn(campaign.id(), hospital);
    return over.stream()
        .filter(incident -> hasSaid(notice, incident, receivedAt))
        .findFirst()
        .map(incident -> known(notice, goingOn(incident)))
        .or(
            () ->
                over.stream()
                    .filter(incident -> takes(notice, incident))
                    .findFirst()
                    .map(incident -> add(notice, incident, receivedAt)));
  }

  private Filed known(VendorNotice notice, Incident incident) {
    return filed(incident, What.KNOWN, new Addition(notice, reports.latest(incident)).left());
  }

  /// Nobody comes to a resolved one; and where the notice says otherwise than it, its own answers
  /// would stay, with nobody at work on it who might look.
  private boolean takes(VendorNotice notice, Incident incident) {
    return incident.status() == Status.RESOLVED
        && incident.goesOnIn().isEmpty()
        && incident.erasedAt() == null
        && notice.firstResponse() != FirstResponse.REQUESTED
        && new Addition(notice, reports.latest(incident)).left().isEmpty();
  }

  /// In any of its reports: what the hospital has said otherwise since stays as it said.
  private boolean hasSaid(VendorNotice notice, Incident incident, Instant receivedAt) {
    return reports.all(incident).stream()
        .anyMatch(known -> new Addition(notice, known).known(receivedAt));
  }

  private Incident goingOn(Incident over) {
    return incidents.findByIdOptional(incidents.goingOn(over.id())).orElse(over);
  }

  private Filed open(VendorNotice notice, UUID hospital, Instant receivedAt, Campaign campaign) {
    var at =
        hospitals
            .findById(hospital)
            .whomToCall()
            .map(named -> new Contact(named.name(), named.phone(), named.email()))
            .orElse(notice.contact());
    var clerk = clerk(notice, hospital);
    var filed = filed(filing.file(notice.first(hospital, receivedAt, at), clerk));
    linking.link(filed.incident(), campaign.id());
    return filed(filed.incident(), What.FILED, List.of());
  }

  private Filed add(VendorNotice notice, Incident incident, Instant receivedAt) {
    if (hasSaid(notice, incident, receivedAt)) {
      return known(notice, incident);
    }
    var addition = new Addition(notice, reports.latest(incident));
    var said = addition.said(incident.hospitalId(), receivedAt, incident.status().closed());
    var clerk = clerk(notice, incident.hospitalId());
    var filed = filed(filing.followUp(incident, said, clerk));
    return filed(filed.incident(), What.ADDED, addition.left());
  }

  private Clerk clerk(VendorNotice notice, UUID hospital) {
    var how = requireNonNullElse(notice.receivedBy(), ReceivedBy.PAPER);
    return new Clerk(hospital, how.origin(), caller.name());
  }

  /// What one hospital cannot take, none can: the statement is the same for all.
  private Filing.Outcome.Filed filed(Filing.Outcome outcome) {
    return switch (outcome) {
      case Filing.Outcome.Filed filed -> filed;
      case Filing.Outcome.Contradictory(var pointers) ->
          throw new Invalid(
              pointers.stream()
                  .map(pointer -> FieldFault.of(pointer, texts, "report.contradictory"))
                  .toList());
      case Filing.Outcome.ReasonMissing _,
          Filing.Outcome.UnknownHospital _,
          Filing.Outcome.Withdrawn _,
          Filing.Outcome.Erased _,
          Filing.Outcome.TooLong _,
          Filing.Outcome.GoesOnIn _ ->
          throw new IllegalStateException("an open incident of a known hospital takes a notice");
    };
  }

  private static Filed filed(Incident incident, What what, List<String> left) {
    return new Filed(
        incident.hospitalId(), incident.id(), incident.number(), incident.revision(), what, left);
  }
}
