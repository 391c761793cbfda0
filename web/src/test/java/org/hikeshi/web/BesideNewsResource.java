package org.hikeshi.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What lies beside the news: its path is the beginning of theirs.
@Path("/incidents")
@Produces(MediaType.TEXT_PLAIN)
public class BesideNewsResource {

  @GET
  @Path("{id}")
  @PermitAll
  public String one(@PathParam("id") String id) {
    return id;
  }
}
