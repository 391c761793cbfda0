package org.hikeshi.work;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hikeshi.dispatch.Beside;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;

/// One mark on the card. The newest of an item counts; the older ones stay.
@Entity
@Immutable
@Table(name = "tick")
class Tick {

  @Id private UUID id;
  private UUID dispatchId;
  private UUID hospitalId;
  private String seat;
  private String item;

  @Enumerated(EnumType.STRING)
  private Mark mark;

  private String cardVersion;
  private Instant at;

  /// For Hibernate.
  protected Tick() {}

  Tick(UUID id, Beside beside, String seat, CardItem item, Mark mark, String cardVersion) {
    this.id = id;
    this.dispatchId = beside.dispatchId();
    this.hospitalId = beside.hospitalId();
    this.seat = seat;
    this.item = item.code();
    this.mark = mark;
    this.cardVersion = cardVersion;
    this.at = beside.now();
  }

  String seat() {
    return seat;
  }

  String item() {
    return item;
  }

  Mark mark() {
    return mark;
  }

  Instant at() {
    return at;
  }
}
