-- When the time of what people wrote about an incident is over.
grant delete on remark to ${app};
