package org.hikeshi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hikeshi.report.Contact;
import org.jspecify.annotations.Nullable;

/// Whom a report names to be called. Deleted when its time after closing is over.
@Entity
@Immutable
public class ReportContact {

  @Id private UUID reportId;
  private UUID incidentId;
  private UUID hospitalId;
  private @Nullable String name;
  private @Nullable String phone;
  private @Nullable String email;

  protected ReportContact() {}

  ReportContact(Report report, Contact contact) {
    this.reportId = report.id();
    this.incidentId = report.incidentId();
    this.hospitalId = report.hospitalId();
    this.name = contact.name();
    this.phone = contact.phone();
    this.email = contact.email();
  }

  Contact contact() {
    return new Contact(name, phone, email);
  }
}
