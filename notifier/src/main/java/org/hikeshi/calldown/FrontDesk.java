package org.hikeshi.calldown;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// incident-api, as far as the list asks it. Read leniently.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface FrontDesk {

  @GET
  @Path("/incidents/{id}")
  Incident incident(@PathParam("id") UUID incident);

  @GET
  @Path("/hospitals/{id}")
  Hospital hospital(@PathParam("id") UUID hospital);

  record Incident(@Nullable String number, @Nullable Latest latest) {}

  record Latest(@Nullable Person contact) {}

  record Hospital(@Nullable String name, @Nullable List<Person> contacts) {}

  /// @param outOfBand whether that works while the hospital's own systems do not
  record Person(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable Boolean outOfBand) {}
}
