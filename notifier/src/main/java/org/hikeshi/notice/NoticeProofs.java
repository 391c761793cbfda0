package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import org.hikeshi.web.proof.Content;
import org.hikeshi.web.proof.Proofs;
import org.jspecify.annotations.Nullable;

/// Proofs that a notice arrived, and that its authority said so.
@ApplicationScoped
public class NoticeProofs {

  private final Deliveries deliveries;
  private final Receipts receipts;
  private final Entered entered;
  private final Proofs proofs;

  NoticeProofs(Deliveries deliveries, Receipts receipts, Entered entered, Proofs proofs) {
    this.deliveries = deliveries;
    this.receipts = receipts;
    this.entered = entered;
    this.proofs = proofs;
  }

  /// Of a notice that the caller may see; whoever asks has widened the sight, for the entries are
  /// the hospital's. What was entered and is no more in its table is among them, and does not hold.
  ///
  /// @param document what left, or null once it is erased
  public List<Proofs.Found> of(Notice notice, @Nullable String document) {
    var said = new LinkedHashMap<String, Content>();
    deliveries
        .arrivedOf(notice.id())
        .forEach(
            delivery ->
                said.put(
                    NoticeContent.subject(delivery), NoticeContent.of(notice, delivery, document)));
    receipts
        .all(notice.id())
        .forEach(
            receipt -> said.put(NoticeContent.subject(receipt), NoticeContent.of(notice, receipt)));
    entered
        .about(notice)
        .forEach(subject -> said.putIfAbsent(subject, NoticeContent.ofNothing(notice)));
    return said.entrySet().stream().map(one -> proofs.of(one.getKey(), one.getValue())).toList();
  }
}
