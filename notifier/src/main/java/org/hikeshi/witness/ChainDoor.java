package org.hikeshi.witness;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What each service shows of its chain.
interface ChainDoor {

  @GET
  @Path("/proof/head")
  Head head();

  @GET
  @Path("/.well-known/jwks.json")
  @Produces(MediaType.APPLICATION_JSON)
  String keys();

  record Head(@Nullable String head) {}
}
