package org.hikeshi.web;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Words for people, by key, in one language: Japanese unless English was asked for.
///
/// A service's own words lie in `texts.properties` (Japanese) and `texts_en.properties`; those that
/// all services share, in `web-texts.properties`.
@TemplateData
public class Texts {

  public static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);
  private static final List<String> BUNDLES = List.of("texts", "web-texts");

  private final Locale language;

  /// For the client proxy only.
  Texts() {
    this(Locale.JAPANESE);
  }

  private Texts(Locale language) {
    this.language = language;
  }

  public static Texts in(Locale language) {
    return new Texts(language);
  }

  public Locale language() {
    return language;
  }

  /// The same words for a page, which may be rendered when the request, whose they are, is gone.
  public Texts lasting() {
    return in(language());
  }

  /// @param arguments take the places `{0}`, `{1}`, …; an instant is said in Japan's time
  /// @return the key itself where no bundle has it, so that a page still stands
  public String of(String key, Object... arguments) {
    String text = find(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", said(arguments[i]));
    }
    return text;
  }

  private String said(Object argument) {
    return argument instanceof Instant time
        ? Spelled.spelled(time, this)
        : String.valueOf(argument);
  }

  /// The word for a code: `word("seat", LEAD)` is the text `seat.LEAD`.
  public String word(String kind, Object code) {
    return of(kind + "." + code);
  }

  /// The word for a code that others may add to; the code itself where there is no word for it.
  public String called(String kind, String code) {
    var key = kind + "." + code;
    var found = find(key);
    return found.equals(key) ? code : found;
  }

  /// The word for a code that may end in a number: `FORENSICS-2` is one more of FORENSICS.
  public String numbered(String kind, String code) {
    int dash = code.indexOf('-');
    return dash < 0
        ? called(kind, code)
        : called(kind, code.substring(0, dash)) + " " + code.substring(dash + 1);
  }

  private String find(String key) {
    for (String name : BUNDLES) {
      try {
        var bundle =
            ResourceBundle.getBundle(
                name,
                file(),
                Thread.currentThread().getContextClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES));
        if (bundle.containsKey(key)) {
          return bundle.getString(key);
        }
      } catch (MissingResourceException e) {
        continue;
      }
    }
    return key;
  }

  /// Japanese words lie in the file without a language. Asked for as Japanese they are found too,
  /// but only after a look for a file of that name, each time anew.
  private Locale file() {
    return language.equals(Locale.JAPANESE) ? Locale.ROOT : language;
  }
}
