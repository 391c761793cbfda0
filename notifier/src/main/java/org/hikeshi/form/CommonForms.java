package org.hikeshi.form;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.web.Texts;

/// The common forms (共通様式) for ransomware and DDoS, and what takes their place where neither
/// applies: a sheet of the nine items.
@ApplicationScoped
@Startup
public class CommonForms {

  private final Texts texts = Texts.in(Locale.JAPANESE);
  private final CommonForm ransomware;
  private final CommonForm ddos;

  CommonForms(
      @ConfigProperty(name = "hikeshi.form.ransomware.workbook") Optional<Path> ransomwareWorkbook,
      @ConfigProperty(name = "hikeshi.form.ransomware.map") Optional<Path> ransomwareMap,
      @ConfigProperty(name = "hikeshi.form.ddos.workbook") Optional<Path> ddosWorkbook,
      @ConfigProperty(name = "hikeshi.form.ddos.map") Optional<Path> ddosMap) {
    this.ransomware = CommonForm.of("ransomware", ransomwareWorkbook, ransomwareMap);
    this.ddos = CommonForm.of("ddos", ddosWorkbook, ddosMap);
  }

  /// The form for what happened, if there was one on the day.
  Optional<CommonForm> of(Document document) {
    return (switch (document.items().overview().category()) {
          case RANSOMWARE, MALWARE -> Optional.of(ransomware);
          case DDOS -> Optional.of(ddos);
          default -> Optional.<CommonForm>empty();
        })
        .filter(form -> form.holdsFor(document));
  }

  public byte[] workbook(Document document) {
    return of(document)
        .map(form -> form.workbook(document, texts))
        .orElseGet(() -> nineItems(document));
  }

  private byte[] nineItems(Document document) {
    var sheet = NoticeSheet.of(document, texts);
    var rows = new ArrayList<List<String>>();
    sheet.report().forEach(line -> rows.add(List.of("", line.label(), line.text())));
    sheet.reporter().forEach(line -> rows.add(List.of("", line.label(), line.text())));
    for (var item : sheet.items()) {
      rows.add(List.of(String.valueOf(item.no()), item.title(), ""));
      item.rows().forEach(row -> rows.add(List.of("", row.label(), row.text())));
    }
    return Spreadsheet.table(
        texts.of("paper.sheet"), List.of(sheet.title(), sheet.addressee()), rows);
  }
}
