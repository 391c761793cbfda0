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
  /// the hospital's. What was entered and is gone from its table, or from the chain's, is among
  /// them, and does not hold.
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
    var named = entered.about(notice);
    named.forEach(subject -> said.putIfAbsent(subject, NoticeContent.ofNothing(notice)));
    return said.entrySet().stream()
        .map(one -> found(one.getKey(), one.getValue(), named.contains(one.getKey())))
        .toList();
  }

  /// @param named whether the audit says that it was entered
  private Proofs.Found found(String subject, Content content, boolean named) {
    return switch (proofs.of(subject, content)) {
      case Proofs.Found.NotEntered() when named -> new Proofs.Found.Missing(subject);
      case Proofs.Found other -> other;
    };
  }
}
