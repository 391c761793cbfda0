package org.hikeshi.call;

import java.util.regex.Pattern;

/// A telephone number as a voice reads it slowly enough to be written down: `+81 90-0000-0101` is
/// 090、0000、0101. One of another country stays as it is.
final class SpokenNumber {

  private static final Pattern JAPAN = Pattern.compile("^[+]81[ -]*([(]0[)])?0?");
  private static final Pattern BETWEEN = Pattern.compile("[^0-9]+");
  private static final String PAUSE = "、";

  /// Behind the area's number, or a mobile's prefix, come two groups of four.
  private static final Pattern UNBROKEN = Pattern.compile("([0-9]{2,3})([0-9]{4})([0-9]{4})");

  static String of(String number) {
    var national = JAPAN.matcher(number.strip()).replaceFirst("0");
    if (national.startsWith("+")) {
      return national;
    }
    var grouped = BETWEEN.matcher(national).replaceAll(" ").strip().replace(" ", PAUSE);
    return UNBROKEN.matcher(grouped).replaceFirst("$1" + PAUSE + "$2" + PAUSE + "$3");
  }

  private SpokenNumber() {}
}
