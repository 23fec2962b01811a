-- What a moderator says to who reported a comment that stays.
alter table "reports" add column "answer" text;
alter table reports
  add constraint reports_answer_length check (char_length(answer) <= 2000),
  add constraint reports_answer_to_dismissed check (answer is null or outcome = 'DISMISSED');
