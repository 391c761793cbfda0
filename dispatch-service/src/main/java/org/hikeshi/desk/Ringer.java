package org.hikeshi.desk;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Whoever makes the calls.
@RegisterRestClient(configKey = "notifier")
@OidcClientFilter
interface Ringer {

  /// The body must not be called as the path has it: it would be taken for that.
  @PUT
  @Path("desk-calls/{alarm}")
  void ring(@PathParam("alarm") UUID id, Alarm about);

  /// Only the one whom the trial is of.
  @PUT
  @Path("desk-trials/{trial}")
  void tryOut(@PathParam("trial") UUID id);

  record Alarm(@Nullable UUID incidentId, boolean drill) {}
}
