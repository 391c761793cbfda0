package org.hikeshi.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What lies beside the news: its path is the beginning of theirs. And where reports go, which
/// takes as long as whoever reports takes to say what.
@Path("/incidents")
@Produces(MediaType.TEXT_PLAIN)
public class BesideNewsResource {

  @POST
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.ENGINEER})
  @RunOnVirtualThread
  @Consumes(MediaType.TEXT_PLAIN)
  public String report(String words) {
    return words;
  }

  @GET
  @Path("{id}")
  @PermitAll
  public String one(@PathParam("id") String id) {
    return id;
  }
}
