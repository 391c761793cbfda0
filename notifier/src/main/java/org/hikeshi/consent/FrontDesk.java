package org.hikeshi.consent;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Incident-api, as far as sharing asks it. Read leniently; a 404 says that there is none yet.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface FrontDesk {

  @GET
  @Path("/incidents/{id}/resolution")
  SharedView.Findings findings(@PathParam("id") UUID incident);

  @GET
  @Path("/hospitals/{id}")
  Hospital hospital(@PathParam("id") UUID hospital);

  record Hospital(String name) {}
}
