package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.LeakState;

/// What the form offers to choose from.
@TemplateData
public final class Choices {

  public List<Category> categories() {
    return List.of(Category.values());
  }

  public List<CareImpact> careImpact() {
    return List.of(CareImpact.values());
  }

  public List<LeakState> leak() {
    return List.of(LeakState.values());
  }

  public List<Answer> answers() {
    return List.of(Answer.values());
  }

  public List<FirstResponse> firstResponse() {
    return List.of(FirstResponse.values());
  }
}
