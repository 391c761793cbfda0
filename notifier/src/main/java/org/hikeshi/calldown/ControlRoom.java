package org.hikeshi.calldown;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// dispatch-service, as far as the list asks it. Read leniently.
@RegisterRestClient(configKey = "dispatch-service")
@OidcClientFilter
interface ControlRoom {

  @GET
  @Path("/call-down")
  CallDown callDown(@QueryParam("days") int days);

  record CallDown(List<OfDesk> desk, List<OnDuty> onDuty, List<Open> open) {}

  /// @param there at the moment of asking
  /// @param times when she is there; null from a dispatch-service that does not tell
  record OfDesk(String name, boolean there, List<Contact> contacts, @Nullable List<Time> times) {}

  /// @param away null from a dispatch-service that does not tell
  record OnDuty(
      String name,
      String employer,
      String prefecture,
      boolean untilSaidOtherwise,
      List<Contact> contacts,
      List<Time> times,
      @Nullable List<Time> away) {}

  record Contact(String type, String to) {}

  record Time(Instant from, Instant to) {}

  record Open(UUID incidentId, UUID hospitalId, String prefecture, String state, List<Sat> seats) {}

  record Sat(String seat, @Nullable String engineer) {}
}
