package org.hikeshi.work;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dispatch.Beside;
import org.jspecify.annotations.Nullable;

/// What was found and what is to be learnt from it, by the lead. The desk resolves the incident
/// from it.
@Entity
@Table(name = "after_action")
class AfterAction {

  @Id private UUID dispatchId;
  private UUID hospitalId;
  private String found;
  private List<String> causes;
  private @Nullable String lessons;
  private Instant at;

  /// For Hibernate.
  protected AfterAction() {}

  AfterAction(Beside beside) {
    this.dispatchId = beside.dispatchId();
    this.hospitalId = beside.hospitalId();
  }

  void become(AfterActionSaid said, Instant now) {
    found = said.found();
    causes = said.causes().stream().map(Enum::name).sorted().toList();
    lessons = said.lessons();
    at = now;
  }

  /// As it would be written again, for a form to begin with.
  AfterActionSaid said() {
    return new AfterActionSaid(
        found,
        causes.stream().map(AfterActionSaid.Cause::valueOf).collect(Collectors.toSet()),
        lessons);
  }

  View view() {
    return new View(found, causes, lessons, at);
  }

  @Schema(name = "AfterActionView")
  record View(String found, List<String> causes, @Nullable String lessons, Instant at) {}
}
