package org.hikeshi.page;

import io.quarkus.qute.TemplateExtension;
import org.hikeshi.web.Texts;

/// Words for codes in templates, which cannot put a key with a dot together themselves.
@TemplateExtension
final class Words {

  /// `{texts.word('stage', notice.stage)}` is the text `stage.FINAL`.
  static String word(Texts texts, String kind, Object code) {
    return texts.of(kind + "." + code);
  }

  private Words() {}
}
