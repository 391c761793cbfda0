package org.hikeshi.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeProofs;
import org.hikeshi.notice.Notices;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.proof.ProofAnswers;

/// The proof that a notice arrived and was received, for whoever may read it.
@ApplicationScoped
class DeliveryProofs {

  private final Notices notices;
  private final NoticeBodies bodies;
  private final NoticeProofs proofs;
  private final ProofAnswers answers;
  private final Problems problems;
  private final Tenant tenant;

  DeliveryProofs(
      Notices notices,
      NoticeBodies bodies,
      NoticeProofs proofs,
      ProofAnswers answers,
      Problems problems,
      Tenant tenant) {
    this.notices = notices;
    this.bodies = bodies;
    this.proofs = proofs;
    this.answers = answers;
    this.problems = problems;
    this.tenant = tenant;
  }

  /// 202 while an entry is not sealed yet, which takes a second or so.
  Response of(Caller caller, UUID notice) {
    return notices.seenBy(caller, notice).map(this::proofs).orElseGet(problems::notFound);
  }

  private Response proofs(Notice notice) {
    return tenant.all(() -> answers.of(proofs.of(notice, bodies.document(notice))));
  }
}
