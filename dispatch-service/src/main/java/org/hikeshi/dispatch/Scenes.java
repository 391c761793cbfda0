package org.hikeshi.dispatch;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Looks up where help is wanted. While incident-api is away, the rest is shown without it.
@ApplicationScoped
class Scenes {

  private final IncidentApi incidents;

  Scenes(@RestClient IncidentApi incidents) {
    this.incidents = incidents;
  }

  Scene of(UUID incidentId) {
    try {
      return incidents.incident(incidentId);
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("incident=%s: incident-api could not be asked: %s", incidentId, e.getMessage());
      return Scene.NOT_KNOWN;
    }
  }
}
