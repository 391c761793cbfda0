package org.hikeshi.desk;

import static java.util.Objects.requireNonNullElse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Linking;
import org.hikeshi.incident.Reports;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// Puts incidents into campaigns and takes them out again.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Grouping {

  private final Campaigns campaigns;
  private final Incidents incidents;
  private final Reports reports;
  private final Hospitals hospitals;
  private final Linking linking;
  private final Audit audit;
  private final Caller caller;
  private final Ids ids;
  private final Clock clock;

  Grouping(
      Campaigns campaigns,
      Incidents incidents,
      Reports reports,
      Hospitals hospitals,
      Linking linking,
      Audit audit,
      Caller caller,
      Ids ids,
      Clock clock) {
    this.campaigns = campaigns;
    this.incidents = incidents;
    this.reports = reports;
    this.hospitals = hospitals;
    this.linking = linking;
    this.audit = audit;
    this.caller = caller;
    this.ids = ids;
    this.clock = clock;
  }

  /// What came of it. A refusal changes nothing.
  public sealed interface Outcome {

    record Grouped(Campaign campaign) implements Outcome {}

    /// The incident with this number belongs to another campaign, out of which it has to be taken.
    record InAnother(String number) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome begin(CampaignRequest request, String by) {
    var campaign = begin(ids.next(), request.name(), request.advice(), by);
    var asked = requireNonNullElse(request.incidents(), List.<UUID>of());
    for (var id : asked.stream().sorted().distinct().toList()) {
      var outcome = add(campaign.id(), id);
      if (!(outcome instanceof Outcome.Grouped)) {
        QuarkusTransaction.setRollbackOnly();
        return outcome;
      }
    }
    return new Outcome.Grouped(campaign);
  }

  Campaign begin(UUID id, String name, @Nullable String advice, String by) {
    var campaign = new Campaign(id, name, advice, by, clock.instant());
    campaigns.persistAndFlush(campaign);
    audit.record("campaign.begun", null, "campaign/" + campaign.id(), Map.of());
    return campaign;
  }

  public Outcome reword(UUID id, CampaignRequest.Wording said) {
    var campaign = campaigns.findById(id);
    if (campaign == null) {
      return new Outcome.Unknown();
    }
    campaign.says(said.name(), said.advice());
    campaigns.flush();
    incidents.touchAllOf(id);
    audit.record("campaign.reworded", null, "campaign/" + id, Map.of());
    return new Outcome.Grouped(campaign);
  }

  public Outcome add(UUID id, UUID incident) {
    var campaign = campaigns.findById(id);
    var found = incidents.lockedFor(caller, incident);
    if (campaign == null || found.isEmpty()) {
      return new Outcome.Unknown();
    }
    var other = found.get().campaignId();
    if (other != null && !other.equals(id)) {
      return new Outcome.InAnother(found.get().number());
    }
    linking.link(found.get(), id);
    return new Outcome.Grouped(campaign);
  }

  public Outcome remove(UUID id, UUID incident) {
    var campaign = campaigns.findById(id);
    var found =
        incidents.lockedFor(caller, incident).filter(member -> id.equals(member.campaignId()));
    if (campaign == null || found.isEmpty()) {
      return new Outcome.Unknown();
    }
    linking.link(found.get(), null);
    return new Outcome.Grouped(campaign);
  }

  /// For the desk, which sees all of them.
  public CampaignView view(Campaign campaign) {
    var members = incidents.ofCampaign(caller, campaign.id());
    var at = hospitals.named(members.stream().map(Incident::hospitalId).toList());
    var aware = reports.firstAware(campaign.id());
    return CampaignView.of(
        campaign,
        members.stream()
            .map(
                member -> {
                  var hospital = at.get(member.hospitalId());
                  return new CampaignView.Member(
                      member.id(),
                      member.number(),
                      member.status(),
                      member.category(),
                      member.filedAt(),
                      IncidentView.At.of(hospital),
                      hospital.operatorName(),
                      hospital.operatorCorporateNumber(),
                      aware.get(member.id()));
                })
            .toList());
  }
}
