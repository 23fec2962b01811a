-- Who is asked for a second step is part of the one statement that finds who is asking: a function with questions of its own is planned again
-- at each request.
DROP FUNCTION owes_second_step(members, boolean);
