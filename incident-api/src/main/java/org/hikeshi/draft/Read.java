package org.hikeshi.draft;

/// What somebody had on the screen who answers a question: the newest report, and the edition of
/// the answer that waits. Browsers carry it as one word, `2.1`.
///
/// @param revision 0 where a page says nothing of it
/// @param edition 0 for no answer
public record Read(int revision, int edition) {

  public static final Read NOTHING = new Read(0, 0);

  public static Read of(String word) {
    if (!word.matches("([0-9]{1,9}\\.)?[0-9]{1,9}")) {
      return NOTHING;
    }
    var parts = word.split("\\.", -1);
    int edition = Integer.parseInt(parts[parts.length - 1]);
    return new Read(parts.length == 2 ? Integer.parseInt(parts[0]) : 0, edition);
  }

  @Override
  public String toString() {
    return revision + "." + edition;
  }
}
