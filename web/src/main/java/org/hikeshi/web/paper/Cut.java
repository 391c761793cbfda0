package org.hikeshi.web.paper;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A cut of the font that everything is set in. It is read once, for to read it takes longer than
/// to set a notice; each document embeds the signs that it uses. Its rules for putting one sign in
/// place of others (GSUB) are left out: Japanese text needs none, and to apply them took a third of
/// the time.
enum Cut {
  REGULAR("Regular"),
  BOLD("Bold");

  private final TrueTypeFont font;

  Cut(String name) {
    var file = "/fonts/BIZUDPGothic-" + name + ".ttf";
    try (var in = Objects.requireNonNull(Cut.class.getResourceAsStream(file))) {
      font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
      font.setEnableGsub(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDFontSupplier in(PDDocument document) throws IOException {
    return new PDFontSupplier(PDType0Font.load(document, font, true));
  }
}
