package org.hikeshi.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.report.PatientData;

/// What people called a file, and who sent it.
@Entity
@Immutable
class AttachmentWords {

  @Id private UUID attachmentId;
  private UUID incidentId;
  private UUID hospitalId;
  private String name;
  private String sentBy;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> warnings;

  protected AttachmentWords() {}

  AttachmentWords(Attachment attachment, FileName name, String sentBy, Set<PatientData> warnings) {
    this.attachmentId = attachment.id();
    this.incidentId = attachment.incidentId();
    this.hospitalId = attachment.hospitalId();
    this.name = name.value();
    this.sentBy = sentBy;
    this.warnings = warnings.stream().map(PatientData::name).toList();
  }

  UUID attachmentId() {
    return attachmentId;
  }

  FileName name() {
    return new FileName(name);
  }

  String sentBy() {
    return sentBy;
  }

  List<String> warnings() {
    return warnings;
  }
}
