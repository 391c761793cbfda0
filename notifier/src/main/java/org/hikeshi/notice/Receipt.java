package org.hikeshi.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// That the authority has it: the proof that closes a duty. A notice has more than one where the
/// hospital wrote down what it was told and its authority said otherwise later, or where the
/// authority corrected itself.
@Entity
class Receipt {

  @Id private UUID id;
  private UUID noticeId;
  private UUID hospitalId;
  private String authority;
  private @Nullable String receiptNumber;
  private Instant receivedAt;
  private @Nullable String how;
  private @Nullable String note;
  private String recordedBy;
  private Instant recordedAt;

  /// Among all, by the database; null in those from before.
  @Column(insertable = false, updatable = false)
  private @Nullable Long place;

  /// By the hospital's record, not by the authority's own word.
  private boolean byHand;

  /// Whether its entry in the chain says so too: those of before do not.
  private boolean entersByHand;

  protected Receipt() {}

  Receipt(
      UUID id,
      Notice notice,
      ReceiptRequest said,
      Instant receivedAt,
      String by,
      boolean byHand,
      Instant now) {
    this.id = id;
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.authority = notice.authority();
    this.receiptNumber = said.number();
    this.receivedAt = receivedAt;
    this.how = said.how();
    this.note = said.note();
    this.recordedBy = by;
    this.recordedAt = now;
    this.byHand = byHand;
    this.entersByHand = true;
  }

  UUID id() {
    return id;
  }

  UUID noticeId() {
    return noticeId;
  }

  String recordedBy() {
    return recordedBy;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  boolean byHand() {
    return byHand;
  }

  boolean entersByHand() {
    return entersByHand;
  }

  @Nullable String number() {
    return receiptNumber;
  }

  /// Whether that says nothing else.
  boolean says(ReceiptRequest said) {
    return Objects.equals(receiptNumber, said.number())
        && receivedAt.equals(said.receivedAt(receivedAt));
  }

  /// What people wrote, as one text; null when nobody wrote anything.
  @Nullable String words() {
    if (how == null && note == null) {
      return null;
    }
    var words = JsonNodeFactory.instance.objectNode().put("how", how).put("note", note);
    return CanonicalJson.of(CanonicalJson.settled(words));
  }

  View view() {
    return new View(receiptNumber, receivedAt, how, note, byHand);
  }

  /// As callers read it.
  ///
  /// @param byHand whether the hospital wrote it down, and the authority has not said so itself
  @Schema(name = "ReceiptView")
  public record View(
      @Nullable String receiptNumber,
      Instant receivedAt,
      @Nullable String how,
      @Nullable String note,
      boolean byHand) {}
}
