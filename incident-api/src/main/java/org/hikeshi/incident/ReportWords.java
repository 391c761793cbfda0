package org.hikeshi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.hikeshi.report.Statement.Approver;
import org.hikeshi.report.Words;
import org.jspecify.annotations.Nullable;

/// What people wrote in a report, apart from its facts so that it can be erased without them.
@Entity
@Immutable
public class ReportWords {

  @Id private UUID reportId;
  private UUID incidentId;
  private UUID hospitalId;
  private String filedBy;
  private String summary;
  private @Nullable String vendor;
  private @Nullable String approverName;
  private @Nullable String approverTitle;
  private @Nullable String correctionReason;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private @Nullable Map<String, String> items;

  protected ReportWords() {}

  ReportWords(
      Report report,
      String filedBy,
      Words words,
      @Nullable Approver approver,
      @Nullable String correctionReason) {
    this.reportId = report.id();
    this.incidentId = report.incidentId();
    this.hospitalId = report.hospitalId();
    this.filedBy = filedBy;
    this.summary = words.summary();
    this.vendor = words.vendor();
    this.approverName = approver == null ? null : approver.name();
    this.approverTitle = approver == null ? null : approver.title();
    this.correctionReason = correctionReason;
    this.items = words.items();
  }

  public String filedBy() {
    return filedBy;
  }

  public String summary() {
    return summary;
  }

  public @Nullable String vendor() {
    return vendor;
  }

  public @Nullable Approver approver() {
    return approverName == null ? null : new Approver(approverName, approverTitle);
  }

  public @Nullable String correctionReason() {
    return correctionReason;
  }

  /// Reports of before there were items have none.
  Map<String, String> items() {
    return items == null ? Map.of() : items;
  }
}
