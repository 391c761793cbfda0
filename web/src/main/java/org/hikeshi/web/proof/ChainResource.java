package org.hikeshi.web.proof;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// What a verifier takes away: the public keys, the newest checkpoint, the whole chain.
@Path("/")
@RunOnVirtualThread
class ChainResource {

  private final Chain chain;
  private final ChainExport export;
  private final ProofKeys keys;

  ChainResource(Chain chain, ChainExport export, ProofKeys keys) {
    this.chain = chain;
    this.export = export;
    this.keys = keys;
  }

  record Jwks(List<VerifyingKey> keys) {}

  /// @param head the newest checkpoint as a compact JWS; null while nothing is sealed
  record Head(@Nullable String head) {}

  @GET
  @Path(".well-known/jwks.json")
  @Produces(MediaType.APPLICATION_JSON)
  @PermitAll
  @Operation(summary = "Read the public keys that verify proofs")
  public Jwks keys() {
    return new Jwks(keys.all());
  }

  /// Whoever keeps it can tell later whether the chain was cut or rewritten.
  @GET
  @Path("proof/head")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Role.HOSPITAL,
    Role.ENGINEER,
    Role.COORDINATOR,
    Role.AUTHORITY,
    Role.ADMIN,
    Role.SERVICE
  })
  @Transactional
  @Operation(summary = "Read the newest checkpoint of the chain")
  public Head head() {
    return new Head(chain.newest().map(Checkpoint::jws).orElse(null));
  }

  /// Hashes only, a line for each: with them whoever kept a head sees whether the newest follows on
  /// it.
  @GET
  @Path("proof/checkpoints")
  @Produces("application/x-ndjson")
  @RolesAllowed({
    Role.HOSPITAL,
    Role.ENGINEER,
    Role.COORDINATOR,
    Role.AUTHORITY,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Read the hashes of the checkpoints, a line for each")
  public StreamingOutput checkpoints(@QueryParam("from") @DefaultValue("1") long from) {
    return out -> export.checkpoints(from, out);
  }

  /// A line for each checkpoint.
  @GET
  @Path("proof/chain")
  @Produces("application/x-ndjson")
  @RolesAllowed({Role.COORDINATOR, Role.ADMIN})
  @Operation(summary = "Read the whole chain, a line for each checkpoint")
  public StreamingOutput chain() {
    return export::write;
  }
}
