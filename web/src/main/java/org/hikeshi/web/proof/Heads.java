package org.hikeshi.web.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What this service shows the world of its own chain, for whoever hands it on.
@ApplicationScoped
public class Heads {

  private final Chain chain;
  private final ProofKeys keys;
  private final ObjectMapper json;

  Heads(Chain chain, ProofKeys keys, ObjectMapper json) {
    this.chain = chain;
    this.keys = keys;
    this.json = json;
  }

  /// The newest checkpoint as a compact JWS; empty while nothing is sealed.
  public Optional<String> newest() {
    return chain.newest().map(Checkpoint::jws);
  }

  /// The public keys, as `/.well-known/jwks.json` answers them.
  public String jwks() {
    try {
      return json.writeValueAsString(new ChainResource.Jwks(keys.all()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
