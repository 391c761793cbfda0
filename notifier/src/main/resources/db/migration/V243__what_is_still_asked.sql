-- An authority's questions that wait for an answer, asked for each time it opens its inbox.
create index question_open on question (authority, due_on, id)
  where answered_at is null and withdrawn_at is null;
