package org.hikeshi.web.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Verifies proofs and whole chains, offline: it trusts nothing but the public keys that it was
/// given, and the checkpoint that its user has kept.
public final class Verifier {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<VerifyingKey> keys;
  private final @Nullable Kept kept;

  /// @param jwks the public keys, as `/.well-known/jwks.json` shows them
  /// @param kept a checkpoint from an earlier time, as a compact JWS, or null
  /// @throws IllegalArgumentException where it is none
  public Verifier(JsonNode jwks, @Nullable String kept) {
    this.keys = VerifyingKey.ofJwks(jwks);
    this.kept = kept == null ? null : new Kept(kept, null);
  }

  /// @param checkpoints what lies between the one that was kept and the head, as `GET
  ///   /proof/checkpoints` answers it
  /// @throws IllegalArgumentException where one of them is no checkpoint
  /// @throws UncheckedIOException where a line is no JSON
  public Verifier(JsonNode jwks, String kept, Stream<String> checkpoints) {
    this.keys = VerifyingKey.ofJwks(jwks);
    this.kept = new Kept(kept, Walk.read(checkpoints));
  }

  /// One proof, as `GET …/proof` answers it, or that there is none where there should be one.
  public Verdict proof(JsonNode proof) {
    if (proof.hasNonNull("missing")) {
      return Verdict.of(
          "%s is named by the audit and has no entry any more: it was removed"
              .formatted(proof.path("missing").asText()));
    }
    return guarded(
        () -> {
          var faults = new ArrayList<String>();
          var found = new ArrayList<String>();
          var entry = json(proof.path("entry").asText());
          var checkpoint = proof.path("checkpoint").asText();
          var head = proof.path("head").asText();
          var seal = seal(checkpoint, faults);
          seal(head, faults);
          var position = entry.path("position").asLong();
          if (!proof.path("format").asText().equals(Proof.FORMAT)) {
            faults.add("the format is not " + Proof.FORMAT);
          }
          if (position < seal.path("first").asLong() || position > seal.path("last").asLong()) {
            faults.add("the checkpoint is not over position " + position);
          }
          var root = MerkleTree.root(proof.path("entry").asText(), path(proof.path("path")));
          if (!Hashes.written(root).equals(seal.path("root").asText())) {
            faults.add("the entry's way does not lead to the checkpoint");
          }
          Said.content(proof, entry, faults);
          Said.words(proof, faults, found);
          follows(checkpoint, head, faults);
          var uncompared =
              kept == null ? List.<String>of() : kept.compared(this, checkpoint, head, faults);
          if (kept == null) {
            found.add(
                "no checkpoint was kept to compare with: that the chain was not cut or rewritten"
                    + " cannot be told from a proof");
          }
          found.add(
              "%s, entered %s, position %d, sealed %s by %s"
                  .formatted(
                      entry.path("subject").asText(),
                      entry.path("at").asText(),
                      position,
                      seal.path("at").asText(),
                      seal.path("service").asText()));
          return new Verdict(faults, found, uncompared);
        });
  }

  /// A whole chain, as `GET /proof/chain` answers it.
  ///
  /// @throws UncheckedIOException where a line is no JSON
  public Verdict chain(Stream<String> lines) {
    return guarded(() -> new ChainReading(this, kept == null ? null : kept.jws()).read(lines));
  }

  /// Files that were signed together, as they lie beside the signature.
  ///
  /// @param compact the signature
  public Verdict files(String compact, Path folder) {
    return guarded(() -> FileSeal.verify(Jws.read(compact.strip()), keys, folder));
  }

  /// Whether one of the keys signed it; what is no compact JWS, none did.
  public boolean signed(String compact) {
    try {
      return Jws.read(compact).signedBy(keys);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// What a checkpoint says, after its signature was checked.
  JsonNode seal(String compact, List<String> faults) {
    var jws = Jws.read(compact);
    if (!jws.signedBy(keys)) {
      faults.add(
          "checkpoint %s is not signed by a known key (the one that it names is %s)"
              .formatted(
                  jws.payload().path("number").asText("?"), jws.header().path("kid").asText("?")));
    }
    return jws.payload();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON where some should be", e);
    }
  }

  /// A line of a file of many: where it is cut off, the file is not whole, and nothing is said of
  /// what it holds.
  static JsonNode line(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a line is no JSON: the file is not whole", e);
    }
  }

  private static void follows(String checkpoint, String head, List<String> faults) {
    var seal = Jws.read(checkpoint).payload();
    var newest = Jws.read(head).payload();
    boolean same = number(seal) == number(newest) && !checkpoint.equals(head);
    if (same || number(newest) < number(seal) || !service(seal).equals(service(newest))) {
      faults.add("the head is not a later checkpoint of the same chain");
    }
  }

  static long number(JsonNode seal) {
    return seal.path("number").asLong();
  }

  static String service(JsonNode seal) {
    return seal.path("service").asText();
  }

  private static List<MerkleTree.Step> path(JsonNode steps) {
    var path = new ArrayList<MerkleTree.Step>();
    for (var step : steps) {
      path.add(
          new MerkleTree.Step(
              MerkleTree.Side.valueOf(step.path("side").asText()),
              Hashes.read(step.path("hash").asText())));
    }
    return path;
  }

  private static Verdict guarded(Supplier<Verdict> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      return Verdict.of("the file cannot be read: " + e.getMessage());
    }
  }
}
