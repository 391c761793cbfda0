package org.hikeshi.dispatch;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// What this service asks incident-api for, in its own name (role `service`).
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
@Path("incidents")
interface IncidentApi {

  @GET
  @Path("{id}")
  Scene incident(@PathParam("id") UUID id);
}
