package org.hikeshi.delivery;

import java.util.Arrays;
import java.util.Optional;

/// In which forms a notice can be had.
public enum Print {
  JSON("document.json", "application/json"),
  PDF("document.pdf", "application/pdf"),
  /// The common form where one applies, else a sheet of the nine items.
  WORKBOOK("document.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  COMMON_FORM("common-form.pdf", "application/pdf"),
  /// What a person types into the authority's own form.
  COPY_SHEET("copy-sheet.pdf", "application/pdf");

  private final String file;
  private final String mediaType;

  Print(String file, String mediaType) {
    this.file = file;
    this.mediaType = mediaType;
  }

  public static Optional<Print> named(String file) {
    return Arrays.stream(values()).filter(print -> print.file.equals(file)).findFirst();
  }

  String file() {
    return file;
  }

  String mediaType() {
    return mediaType;
  }
}
