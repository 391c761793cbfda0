package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.web.proof.Proofs;
import org.jspecify.annotations.Nullable;

/// Proofs that a notice arrived, and that its authority said so.
@ApplicationScoped
public class NoticeProofs {

  private final Deliveries deliveries;
  private final Receipts receipts;
  private final Proofs proofs;

  NoticeProofs(Deliveries deliveries, Receipts receipts, Proofs proofs) {
    this.deliveries = deliveries;
    this.receipts = receipts;
    this.proofs = proofs;
  }

  /// Of a notice that the caller may see; whoever asks has widened the sight, for the entries are
  /// the hospital's.
  ///
  /// @param document what left, or null once it is erased
  public List<Proofs.Found> of(Notice notice, @Nullable String document) {
    var arrived =
        deliveries.arrivedOf(notice.id()).stream()
            .map(
                delivery ->
                    proofs.of(
                        NoticeContent.subject(delivery),
                        NoticeContent.of(notice, delivery, document)));
    var received =
        receipts.all(notice.id()).stream()
            .map(
                receipt ->
                    proofs.of(NoticeContent.subject(receipt), NoticeContent.of(notice, receipt)));
    return Stream.concat(arrived, received).toList();
  }
}
