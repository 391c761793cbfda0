package org.hikeshi.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.web.proof.Verdict;
import org.hikeshi.web.proof.Verifier;
import org.jspecify.annotations.Nullable;

/// The command `./run verify-proof`: verifies what somebody was given as a proof, or a whole chain,
/// with no service and no network.
final class ProofCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  ProofCheck(PrintStream out) {
    this.out = out;
  }

  /// @param file what `GET …/proof` or `GET /proof/chain` answered; or a `.jws` beside the files
  ///   that it signs
  /// @param keys what `GET /.well-known/jwks.json` answered
  /// @param kept an earlier proof, or an earlier answer of `GET /proof/head`; or null
  /// @return whether all of it holds
  boolean holds(Path file, Path keys, @Nullable Path kept) {
    try {
      var verifier = new Verifier(JSON.readTree(keys.toFile()), kept == null ? null : head(kept));
      return verdicts(verifier, file).stream().map(this::tell).allMatch(Verdict::holds);
    } catch (IOException e) {
      throw new CannotRun("A file cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Verdict> verdicts(Verifier verifier, Path file) throws IOException {
    if (file.getFileName().toString().endsWith(".jws")) {
      var folder = file.toAbsolutePath().getParent();
      return List.of(verifier.files(Files.readString(file), folder));
    }
    if (isChain(file)) {
      try (var lines = Files.lines(file)) {
        return List.of(verifier.chain(lines));
      }
    }
    var given = JSON.readTree(file.toFile());
    if (given.has("items")) {
      return given.path("items").valueStream().map(verifier::proof).toList();
    }
    return List.of(verifier.proof(given));
  }

  private static boolean isChain(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      var first = reader.readLine();
      return first == null || first.startsWith("{\"checkpoint\"");
    }
  }

  private static String head(Path kept) throws IOException {
    var given = JSON.readTree(kept.toFile());
    JsonNode head = given.has("items") ? given.at("/items/0/head") : given.path("head");
    if (!head.isTextual()) {
      throw new IOException(kept + " holds no head of a chain");
    }
    return head.asText();
  }

  private Verdict tell(Verdict verdict) {
    verdict.found().forEach(out::println);
    verdict.faults().forEach(fault -> out.println("DOES NOT HOLD: " + fault));
    out.println(verdict.holds() ? "holds" : "does not hold");
    return verdict;
  }
}
