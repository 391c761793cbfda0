package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// By which ways the one whom a call is for is reached. Read each time, and not kept.
@ApplicationScoped
class Reaching {

  private final DispatchService dispatchService;
  private final FrontDesk frontDesk;
  private final Duration usual;
  private final String desk;

  Reaching(
      @RestClient DispatchService dispatchService,
      @RestClient FrontDesk frontDesk,
      @ConfigProperty(name = "hikeshi.call.next-after") Duration usual,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk) {
    this.dispatchService = dispatchService;
    this.frontDesk = frontDesk;
    this.usual = usual;
    this.desk = desk;
  }

  Ladder ladder(Call call) {
    return new Ladder(
        switch (call.kind()) {
          case OFFER, CHECK_IN ->
              dispatchService.engineer(Objects.requireNonNull(call.engineerId())).rungs();
          case TEST ->
              dispatchService.engineer(Objects.requireNonNull(call.engineerId())).rungs().stream()
                  .skip(call.round())
                  .limit(1)
                  .toList();
          case COMING -> hospital(Objects.requireNonNull(call.incidentId()));
          case UNANSWERED, UNDELIVERED, LATE, SILENT, GAPS -> List.of(Rung.of(Way.EMAIL, desk));
        },
        usual);
  }

  private List<Rung> hospital(UUID incidentId) {
    var incident = frontDesk.incident(incidentId);
    return FrontDesk.rungs(frontDesk.hospital(incident.hospital().id()), incident);
  }
}
