package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Audit;
import org.jspecify.annotations.Nullable;

/// Says of incidents which campaign they belong to. Their clocks and duties stay their own.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Linking {

  private final Incidents incidents;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  Linking(Incidents incidents, Timeline timeline, Outbox outbox, Audit audit, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param incident locked
  /// @param campaign null takes it out
  public void link(Incident incident, @Nullable UUID campaign) {
    if (Objects.equals(campaign, incident.campaignId())) {
      return;
    }
    var event = incident.link(campaign, clock.instant());
    timeline.told(incident.hospitalId(), event);
    incidents.flush();
    audit.record(
        campaign == null ? "incident.unlinked" : "incident.linked",
        incident.hospitalId(),
        "incident/" + incident.id(),
        campaign == null ? Map.of() : Map.of("campaign", campaign.toString()));
    outbox.append(event, incident.hospitalId());
  }
}
