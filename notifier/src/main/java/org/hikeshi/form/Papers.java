package org.hikeshi.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.hikeshi.web.Texts;
import org.hikeshi.web.paper.Paper;

/// A document on paper, in Japanese whoever asks: it is the authority's. The same document gives
/// the same bytes.
@ApplicationScoped
public class Papers {

  private final Texts japanese = Texts.in(Locale.JAPANESE);
  private final Windows windows = Windows.byTheBook();
  private final CommonForms forms;
  private final Template notice;
  private final Template commonForm;
  private final Template copySheet;

  Papers(
      CommonForms forms,
      @Location("notice-paper.html") Template notice,
      @Location("common-form-paper.html") Template commonForm,
      @Location("copy-sheet-paper.html") Template copySheet) {
    this.forms = forms;
    this.notice = notice;
    this.commonForm = commonForm;
    this.copySheet = copySheet;
  }

  /// In the commission's order of items.
  public byte[] notice(Document document) {
    return Paper.pdf(notice.data("sheet", NoticeSheet.of(document, japanese)).render());
  }

  /// Empty where no common form applies to what happened.
  public Optional<byte[]> commonForm(Document document) {
    return forms
        .of(document)
        .map(form -> CommonFormSheet.of(form, document, japanese))
        .map(sheet -> Paper.pdf(commonForm.data("sheet", sheet).render()));
  }

  /// What a person types into the authority's own form by hand.
  public byte[] copySheet(Document document) {
    return Paper.pdf(
        copySheet.data("sheet", copySheet(document, japanese)).data("texts", japanese).render());
  }

  public CopySheet copySheet(Document document, Texts texts) {
    return CopySheet.of(document, windows, texts);
  }
}
