-- By an administrator, one at a time: what a list brought in twice, or for the wrong hospital.
grant delete on past_incident to ${app};
