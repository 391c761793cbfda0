package org.hikeshi.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hikeshi.form.Spreadsheet;
import org.hikeshi.web.Csv;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The notices of a period as a table, a row each: codes, days in Japan, and numbers. A receipt's
/// number and the hospital's name are the only texts that somebody wrote.
record NoticeList(List<Row> rows) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final List<String> NAMES =
      List.of(
          "notice",
          "incident",
          "authority",
          "kind",
          "stage",
          "reportNo",
          "state",
          "statutory",
          "dueOn",
          "preparedAt",
          "firstSentAt",
          "receiptNumber",
          "receivedAt",
          "daysLate",
          "byHand",
          "hospital");

  /// @param hospital its name as the notice's words say it, or null
  /// @param receipt null while there is none
  /// @param today what is open counts its days up to now
  record Row(
      Notice notice,
      @Nullable String hospital,
      @Nullable LocalDate dueOn,
      Receipt.@Nullable View receipt,
      LocalDate today) {

    private List<String> cells() {
      return Stream.of(
              notice.id(),
              notice.incidentNumber(),
              notice.authority(),
              notice.kind(),
              notice.stage(),
              notice.reportNo(),
              notice.state(),
              notice.statutory(),
              dueOn,
              time(notice.preparedAt()),
              time(notice.firstSentAt()),
              receipt == null ? null : receipt.receiptNumber(),
              receipt == null ? null : time(receipt.receivedAt()),
              daysLate(),
              receipt == null ? null : receipt.byHand(),
              hospital)
          .map(value -> Objects.toString(value, ""))
          .toList();
    }

    /// 0 where it was in time; empty where no days are counted.
    private @Nullable Long daysLate() {
      if (dueOn == null) {
        return null;
      }
      var end = receipt == null ? today : JapanTime.dayOf(receipt.receivedAt());
      return Math.max(0, end.toEpochDay() - dueOn.toEpochDay());
    }

    private static @Nullable String time(@Nullable Instant at) {
      return at == null ? null : TIME.format(at.atZone(JapanTime.ZONE));
    }
  }

  /// With a byte order mark, by which Excel in Japan knows UTF-8.
  String csv() {
    return "\uFEFF"
        + Csv.of(Stream.concat(Stream.of(NAMES), rows.stream().map(Row::cells)).toList());
  }

  byte[] workbook() {
    return Spreadsheet.list("notices", NAMES, rows.stream().map(Row::cells).toList());
  }
}
