package org.hikeshi.report;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.report.Statement.Entrusted;
import org.hikeshi.report.Statement.ReceivedBy;
import org.jspecify.annotations.Nullable;

/// Makes a [Statement] of the few things that one of our own says. All else is left out; what is
/// given as null is, too.
public final class Saying {

  private @Nullable Category category;
  private @Nullable String summary;
  private @Nullable Instant detectedAt;
  private @Nullable Instant awareAt;
  private @Nullable Set<CareImpact> careImpact;
  private PersonalDataSaid personalData = PersonalDataSaid.NOTHING;
  private Entrusted entrusted = Entrusted.NOTHING;
  private Contact contact = Contact.NOTHING;
  private @Nullable FirstResponse firstResponse;
  private @Nullable UUID hospitalId;
  private @Nullable ReceivedBy receivedBy;

  private Saying() {}

  public static Saying nothing() {
    return new Saying();
  }

  public Saying category(@Nullable Category category) {
    this.category = category;
    return this;
  }

  public Saying summary(@Nullable String summary) {
    this.summary = summary;
    return this;
  }

  public Saying detectedAt(@Nullable Instant detectedAt) {
    this.detectedAt = detectedAt;
    return this;
  }

  public Saying awareAt(@Nullable Instant awareAt) {
    this.awareAt = awareAt;
    return this;
  }

  public Saying careImpact(Set<CareImpact> careImpact) {
    this.careImpact = careImpact;
    return this;
  }

  public Saying personalData(@Nullable PersonalDataSaid data) {
    personalData = data == null ? PersonalDataSaid.NOTHING : data;
    return this;
  }

  public Saying entrusted(Entrusted entrusted) {
    this.entrusted = entrusted;
    return this;
  }

  public Saying contact(Contact contact) {
    this.contact = contact;
    return this;
  }

  public Saying firstResponse(@Nullable FirstResponse firstResponse) {
    this.firstResponse = firstResponse;
    return this;
  }

  public Saying hospitalId(UUID hospitalId) {
    this.hospitalId = hospitalId;
    return this;
  }

  public Saying receivedBy(ReceivedBy receivedBy) {
    this.receivedBy = receivedBy;
    return this;
  }

  public Statement said() {
    return new Statement(
        category,
        summary,
        null,
        detectedAt,
        awareAt,
        careImpact,
        null,
        null,
        personalData,
        entrusted,
        Map.of(),
        contact,
        firstResponse,
        null,
        null,
        null,
        null,
        null,
        null,
        hospitalId,
        receivedBy,
        null);
  }
}
