package org.hikeshi.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.hikeshi.sheet.Sheet.Unreadable;
import org.jspecify.annotations.Nullable;

/// The text of a sheet, out of the bytes that an office's program wrote.
final class SheetText {

  private static final Charset EXCEL_IN_JAPAN = Charset.forName("windows-31j");

  /// @param charset null looks at the bytes
  static String decoded(byte[] bytes, @Nullable String charset) throws Unreadable {
    try {
      if (charset != null) {
        return withoutMark(strictly(bytes, named(charset)));
      }
      try {
        return withoutMark(strictly(bytes, StandardCharsets.UTF_8));
      } catch (CharacterCodingException e) {
        return strictly(bytes, EXCEL_IN_JAPAN);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("sheet.characters", charset == null ? "UTF-8, Shift_JIS" : charset);
    }
  }

  /// What offices call Shift_JIS is Windows-31J: it has ① and 髙 too.
  private static Charset named(String charset) throws Unreadable {
    try {
      var found = Charset.forName(charset);
      return found.name().equals("Shift_JIS") ? EXCEL_IN_JAPAN : found;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Unreadable("sheet.charset", charset);
    }
  }

  private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private SheetText() {}
}
