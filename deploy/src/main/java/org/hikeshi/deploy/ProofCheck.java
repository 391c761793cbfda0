package org.hikeshi.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.web.proof.Verdict;
import org.hikeshi.web.proof.Verifier;
import org.jspecify.annotations.Nullable;

/// The command `./run verify-proof`: verifies what somebody was given as a proof, or a whole chain,
/// with no service and no network.
final class ProofCheck {

  /// What the command ends with. Two is for a call that is not understood.
  enum Answer {
    HOLDS(0, "holds"),
    DOES_NOT_HOLD(1, "does not hold"),
    NOT_COMPARED(3, "holds by itself, but could not be compared with what was kept");

    final int status;
    private final String said;

    Answer(int status, String said) {
      this.status = status;
      this.said = said;
    }

    static Answer of(Verdict verdict) {
      if (!verdict.holds()) {
        return DOES_NOT_HOLD;
      }
      return verdict.uncompared().isEmpty() ? HOLDS : NOT_COMPARED;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  ProofCheck(PrintStream out) {
    this.out = out;
  }

  /// @param file what `GET …/proof` or `GET /proof/chain` answered; or a `.jws` beside the files
  ///   that it signs
  /// @param keys what `GET /.well-known/jwks.json` answered
  /// @param kept an earlier proof, or an earlier answer of `GET /proof/head`; or null
  /// @param checkpoints what `GET /proof/checkpoints` answered, from that one on; or null
  /// @return what is so of all that is in the file
  Answer check(Path file, Path keys, @Nullable Path kept, @Nullable Path checkpoints) {
    try {
      var answers =
          verdicts(verifier(JSON.readTree(keys.toFile()), kept, checkpoints), file).stream()
              .map(this::tell)
              .toList();
      return Stream.of(Answer.DOES_NOT_HOLD, Answer.NOT_COMPARED)
          .filter(answers::contains)
          .findFirst()
          .orElse(Answer.HOLDS);
    } catch (IOException e) {
      throw new CannotRun("A file cannot be read: " + e.getMessage(), e);
    }
  }

  private static Verifier verifier(JsonNode keys, @Nullable Path kept, @Nullable Path checkpoints)
      throws IOException {
    if (kept == null || checkpoints == null) {
      return new Verifier(keys, kept == null ? null : head(kept));
    }
    try (var lines = Files.lines(checkpoints)) {
      return new Verifier(keys, head(kept), lines);
    } catch (IllegalArgumentException e) {
      throw new IOException(checkpoints + ": " + e.getMessage(), e);
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
    if (!given.has("items")) {
      return List.of(verifier.proof(given));
    }
    return given.path("items").isEmpty()
        ? List.of(Verdict.of("there is no proof in the file"))
        : given.path("items").valueStream().map(verifier::proof).toList();
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

  private Answer tell(Verdict verdict) {
    var answer = Answer.of(verdict);
    verdict.found().forEach(out::println);
    verdict.uncompared().forEach(gap -> out.println("NOT COMPARED: " + gap));
    verdict.faults().forEach(fault -> out.println("DOES NOT HOLD: " + fault));
    out.println(answer.said);
    return answer;
  }
}
