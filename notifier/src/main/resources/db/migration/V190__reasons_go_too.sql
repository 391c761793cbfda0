-- Why a person set the day of knowing: her words, which go with the others.
grant update (reason) on known_day to ${app};
