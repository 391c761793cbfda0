package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import org.hikeshi.progress.Happening;
import org.hikeshi.web.Texts;

/// What seats and authorities are called, in the reader's language.
@TemplateData
public final class Labels {

  private final Texts texts;

  Labels(Texts texts) {
    this.texts = texts;
  }

  /// Which seat or authority it was about, if it was about one.
  public String about(Happening happening) {
    var codes = happening.codes();
    if (codes.containsKey("seat")) {
      return " · " + seat(codes.get("seat"));
    }
    return codes.containsKey("authority") ? " · " + authority(codes.get("authority")) : "";
  }

  /// FORENSICS-2 is one more of FORENSICS.
  public String seat(String seat) {
    return texts.numbered("seat", seat);
  }

  /// A prefecture's name as short as it can be told: 神奈川, 北海道; in English the whole name.
  public String place(String prefecture) {
    var name = texts.word("prefecture", prefecture);
    return name.equals("北海道") ? name : name.replaceFirst("[都府県]$", "");
  }

  /// How large it fits on a tile of the map.
  public String placeSize(String prefecture) {
    return place(prefecture).length() > 4 ? "8" : "12";
  }

  /// `prefecture-14` is Kanagawa's office, `police-14` its police. A city that has no name here is
  /// told by its code.
  public String authority(String id) {
    int dash = id.indexOf('-');
    var own = texts.called("authority", id);
    if (dash < 0 || !own.equals(id)) {
      return own;
    }
    var kind = id.substring(0, dash);
    var code = id.substring(dash + 1);
    if (!kind.equals("city")) {
      return texts.of("authority." + kind, texts.word("prefecture", code));
    }
    var city = texts.called("city", code);
    return city.equals(code) ? texts.of("authority.city", code) : city;
  }
}
