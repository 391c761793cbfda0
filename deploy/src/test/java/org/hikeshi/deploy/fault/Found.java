package org.hikeshi.deploy.fault;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hikeshi.deploy.fault.Faults.Result;

/// In which way something that is not as it should be comes out.
enum Found {
  LOST(result -> result.tally().lost()),
  DOUBLED(result -> result.tally().doubled()),
  WRONG_ADDRESSEE(result -> result.tally().wrongAddressee()),
  AMISS(result -> result.tally().amiss()),
  WRONG_ANSWER(result -> result.tally().wrongAnswers()),
  /// By the fault's own look.
  WRONG(Result::wrong);

  private final Function<Result, List<String>> list;

  Found(Function<Result, List<String>> list) {
    this.list = list;
  }

  List<String> in(Result result) {
    return list.apply(result);
  }

  static List<String> all(Result result) {
    return Arrays.stream(values())
        .flatMap(found -> found.in(result).stream().map(one -> found + ": " + one))
        .toList();
  }
}
