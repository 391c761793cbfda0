package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.web.Caller;
import org.hikeshi.web.proof.ProofAnswers;
import org.hikeshi.web.proof.Proofs;

/// Proofs of what a hospital has filed, for the hospital and the duty desk.
@ApplicationScoped
public class ReportProofs {

  private final Incidents incidents;
  private final Reports reports;
  private final ReportContent content;
  private final Proofs proofs;
  private final ProofAnswers proofAnswers;
  private final Answers answers;

  ReportProofs(
      Incidents incidents,
      Reports reports,
      ReportContent content,
      Proofs proofs,
      ProofAnswers proofAnswers,
      Answers answers) {
    this.incidents = incidents;
    this.reports = reports;
    this.content = content;
    this.proofs = proofs;
    this.proofAnswers = proofAnswers;
    this.answers = answers;
  }

  /// Report no. n with its way to a signed checkpoint.
  public Response of(Caller caller, UUID incident, int no) {
    return incidents
        .seenBy(caller, incident)
        .flatMap(_ -> reports.find(incident, no))
        .map(filed -> proofs.of(ReportContent.subject(filed.report()), content.of(filed)))
        .map(proofAnswers::of)
        .orElseGet(answers::notFound);
  }
}
