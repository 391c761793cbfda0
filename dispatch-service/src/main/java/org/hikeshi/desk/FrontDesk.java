package org.hikeshi.desk;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// incident-api, as far as a call-back asks it: in the name of the coordinator who calls, never in
/// this service's own, for it is her word that confirms. Read leniently.
@RegisterRestClient(configKey = "incident-api")
interface FrontDesk {

  @GET
  @Path("/incidents/{id}")
  Incident incident(@HeaderParam("Authorization") String bearer, @PathParam("id") UUID incident);

  @GET
  @Path("/hospitals/{id}")
  Hospital hospital(@HeaderParam("Authorization") String bearer, @PathParam("id") UUID hospital);

  @POST
  @Path("/incidents/{id}/confirmation")
  void confirm(
      @HeaderParam("Authorization") String bearer,
      @PathParam("id") UUID incident,
      CallBack callBack);

  record Incident(@Nullable String number, At hospital, @Nullable Latest latest) {}

  record At(UUID id) {}

  record Latest(@Nullable Person contact) {}

  record Hospital(@Nullable String name, @Nullable List<Person> contacts) {}

  /// @param outOfBand whether that works while the hospital's own systems do not
  record Person(@Nullable String name, @Nullable String phone, @Nullable Boolean outOfBand) {}

  record CallBack(String calledBack) {}
}
