package org.hikeshi.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.web.proof.Heads;
import org.jspecify.annotations.Nullable;

/// The chain of each service: our own, and those of the two others by their doors.
@ApplicationScoped
class Chains {

  private static final String INCIDENT_API = "incident-api";
  private static final String DISPATCH_SERVICE = "dispatch-service";

  private final Heads own;
  private final String self;
  private final IncidentApiChain incidentApi;
  private final DispatchServiceChain dispatchService;

  Chains(
      Heads own,
      @ConfigProperty(name = "quarkus.application.name") String self,
      @RestClient IncidentApiChain incidentApi,
      @RestClient DispatchServiceChain dispatchService) {
    this.own = own;
    this.self = self;
    this.incidentApi = incidentApi;
    this.dispatchService = dispatchService;
  }

  /// @param head null while that service has sealed nothing
  /// @param keys a JWK set, as text
  record Shown(@Nullable String head, String keys) {}

  List<String> services() {
    return List.of(INCIDENT_API, DISPATCH_SERVICE, self);
  }

  /// @throws RuntimeException when it cannot be asked now
  @Transactional(TxType.NOT_SUPPORTED)
  Shown shown(String service) {
    return switch (service) {
      case INCIDENT_API -> shown(incidentApi);
      case DISPATCH_SERVICE -> shown(dispatchService);
      default -> new Shown(own.newest().orElse(null), own.jwks());
    };
  }

  private static Shown shown(ChainDoor door) {
    return new Shown(door.head().head(), door.keys());
  }
}
