package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.hikeshi.web.Secret;
import org.hikeshi.web.proof.Hashes;
import org.jspecify.annotations.Nullable;

/// One test of one way to an engineer: asked, passed on to notifier, confirmed by her or not. Only
/// what changed is written: notifier may fetch its link while it is noted that notifier knows of
/// it.
@Entity
@DynamicUpdate
@Table(name = "contact_test")
class ContactTest {

  /// A test that nobody confirms has failed by then.
  private static final Duration OPEN_FOR = Duration.ofHours(24);

  @Id private UUID id;
  private UUID engineerId;
  private int position;

  @Enumerated(EnumType.STRING)
  private Contact.Type way;

  private byte[] toHash;
  private Instant askedAt;
  private @Nullable Instant passedOnAt;
  private byte @Nullable [] wordHash;
  private @Nullable Instant confirmedAt;

  /// For Hibernate.
  protected ContactTest() {}

  ContactTest(UUID id, UUID engineerId, int position, Contact contact, Instant now) {
    this.id = id;
    this.engineerId = engineerId;
    this.position = position;
    this.way = contact.type();
    this.toHash = hash(contact.to());
    this.askedAt = now;
  }

  private static byte[] hash(String to) {
    return Hashes.sha256().digest(to.getBytes(StandardCharsets.UTF_8));
  }

  void passedOn(Instant now) {
    passedOnAt = now;
  }

  void linked(Secret word) {
    wordHash = word.hash();
  }

  boolean opensAt(Instant now) {
    return confirmedAt == null && now.isBefore(askedAt.plus(OPEN_FOR));
  }

  /// It arrived. Saying so twice is saying it once.
  void confirmed(Instant now) {
    if (confirmedAt == null) {
      confirmedAt = now;
    }
  }

  /// Whether it shows that this way works, and has done so since then.
  boolean shows(Contact contact, Instant since) {
    return confirmedAt != null && !confirmedAt.isBefore(since) && isOf(contact);
  }

  /// Whether it is of this way as it is now.
  boolean isOf(Contact contact) {
    return way == contact.type() && MessageDigest.isEqual(toHash, hash(contact.to()));
  }

  UUID id() {
    return id;
  }

  UUID engineerId() {
    return engineerId;
  }

  Instant askedAt() {
    return askedAt;
  }

  int position() {
    return position;
  }

  View view() {
    return new View(id, way, position, askedAt, confirmedAt);
  }

  /// @param confirmedAt null while nobody has confirmed that it arrived
  @Schema(name = "ContactTestView")
  record View(
      UUID id, Contact.Type type, int position, Instant askedAt, @Nullable Instant confirmedAt) {}
}
