package org.hikeshi.web.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Texts;

/// Proofs as answers: 200, or 202 with `Retry-After` while one waits to be sealed, or 404.
@ApplicationScoped
public class ProofAnswers {

  private static final String SOON = "2";

  /// A proof, or that it is gone.
  @Schema(anyOf = {Proof.class, Missing.class})
  public sealed interface Shown permits Proof, Missing {}

  /// @param missing what there should be a proof of
  @Schema(name = "MissingProof")
  public record Missing(String missing) implements Shown {}

  /// @param items all that there are of one thing
  @Schema(name = "Proofs")
  public record All(List<Shown> items) {}

  /// @param detail for people, in their language
  @Schema(name = "NotYetSealed")
  public record Later(String state, String detail) {}

  private final Problems problems;
  private final Texts texts;

  ProofAnswers(Problems problems, Texts texts) {
    this.problems = problems;
    this.texts = texts;
  }

  public Response of(Proofs.Found found) {
    return switch (found) {
      case Proofs.Found.Sealed(var proof) -> Response.ok(proof).build();
      case Proofs.Found.NotYetSealed() -> later();
      case Proofs.Found.Missing(var subject) -> Response.ok(new Missing(subject)).build();
      case Proofs.Found.NotEntered() -> problems.of(Response.Status.NOT_FOUND, "web.proof.none");
    };
  }

  /// All of them together, or none yet. What is missing is among them, and cannot hold.
  public Response of(List<Proofs.Found> found) {
    List<Shown> items = found.stream().flatMap(ProofAnswers::item).toList();
    if (found.stream().anyMatch(Proofs.Found.NotYetSealed.class::isInstance)) {
      return later();
    }
    return items.isEmpty()
        ? problems.of(Response.Status.NOT_FOUND, "web.proof.none")
        : Response.ok(new All(items)).build();
  }

  private static Stream<Shown> item(Proofs.Found found) {
    return switch (found) {
      case Proofs.Found.Sealed(var proof) -> Stream.of(proof);
      case Proofs.Found.Missing(var subject) -> Stream.of(new Missing(subject));
      case Proofs.Found.NotYetSealed(), Proofs.Found.NotEntered() -> Stream.empty();
    };
  }

  private Response later() {
    return Response.accepted(new Later("NOT_YET_SEALED", texts.of("web.proof.later", SOON)))
        .header(HttpHeaders.RETRY_AFTER, SOON)
        .build();
  }
}
