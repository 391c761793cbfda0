package org.hikeshi.web.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/// Keeps the press from the machine's fonts: else it reads them all at its first document, and
/// leaves a list of them in the home directory. It asks for the standard fonts of PDF whether it
/// sets any or not; here it gets the one that comes with PDFBox for each.
final class OwnFonts implements FontMapper {

  private final TrueTypeFont standard;

  OwnFonts() {
    try {
      standard =
          new TTFParser()
              .parse(
                  RandomAccessReadBuffer.createBufferFromStream(
                      Objects.requireNonNull(
                          PDDocument.class.getResourceAsStream(
                              "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(standard, false);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(standard, false);
  }

  @Override
  public CIDFontMapping getCIDFont(
      @Nullable String name,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo system) {
    return new CIDFontMapping(null, standard, false);
  }
}
