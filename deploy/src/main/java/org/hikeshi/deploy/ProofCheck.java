package org.hikeshi.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    NOT_COMPARED(3, "holds by itself, but could not be compared with what was kept"),
    NOT_READ(4, "a file cannot be read: nothing is said of the proof");

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
      var verifier = verifier(read(keys, ProofCheck::keys), kept, checkpoints);
      var answers =
          read(file, given -> verdicts(verifier, given)).stream().map(this::tell).toList();
      return Stream.of(Answer.DOES_NOT_HOLD, Answer.NOT_COMPARED)
          .filter(answers::contains)
          .findFirst()
          .orElse(Answer.HOLDS);
    } catch (NotRead e) {
      out.println("NOT READ: " + e.getMessage());
      out.println(Answer.NOT_READ.said);
      return Answer.NOT_READ;
    }
  }

  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  /// A file that is not there, not whole, or something else.
  private static final class NotRead extends Exception {

    private static final long serialVersionUID = 1;

    NotRead(Path file, Exception why) {
      super(file + ": " + said(why), why);
    }

    private static String said(Throwable why) {
      return switch (why) {
        case UncheckedIOException wrapped -> said(wrapped.getCause());
        case NoSuchFileException _ -> "there is no such file";
        case CharacterCodingException _ -> "it is not written in UTF-8";
        case JsonProcessingException broken ->
            "no JSON, or cut off: " + broken.getOriginalMessage();
        default -> String.valueOf(why.getMessage());
      };
    }
  }

  private static <T> T read(Path file, Reading<T> reading) throws NotRead {
    try {
      return reading.of(file);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new NotRead(file, e);
    }
  }

  private static Verifier verifier(JsonNode keys, @Nullable Path kept, @Nullable Path checkpoints)
      throws NotRead {
    if (kept == null) {
      return new Verifier(keys, null);
    }
    var head = read(kept, ProofCheck::head);
    var alone = read(kept, _ -> new Verifier(keys, head));
    return checkpoints == null
        ? alone
        : read(
            checkpoints,
            given -> {
              try (var lines = Files.lines(given)) {
                return new Verifier(keys, head, lines);
              }
            });
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readAllBytes(file));
  }

  private static JsonNode keys(Path file) throws IOException {
    var given = json(file);
    if (!given.path("keys").isArray()) {
      throw new IOException("it holds no keys");
    }
    return given;
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
    var given = json(file);
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
    var given = json(kept);
    JsonNode head = given.has("items") ? given.at("/items/0/head") : given.path("head");
    if (!head.isTextual()) {
      throw new IOException("it holds no head of a chain");
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
