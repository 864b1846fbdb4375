/** English words of four letters or more that hold sentences together and are near to everything; shorter ones need no list. */
export const functionWords: ReadonlySet<string> = new Set(
  `about above after again against ahead almost alone along already also although always among another anyone anything apart around
  away back became because become becomes been before began being below beneath beside besides between beyond both came cannot come
  could despite does doing done down during each either else enough especially even ever every everyone everything except following
  from further gave given gives goes gone have having hence here hers herself himself however indeed inside instead into itself just
  kept least less like made make makes making many maybe mere might more most mostly much must myself near nearly neither never
  nevertheless next none nothing often once only onto other others otherwise ours outside over past per perhaps quite rather really
  said same seem seemed seems several shall should since some somehow someone something sometimes soon still such take taken takes
  than that their theirs them themselves then there therefore these they this those though through throughout thus together took
  toward towards under unless unlike until upon used uses using usually very well went were what whatever when whenever where
  whereas wherever whether which whichever while whole whom whose will with within without would your yours yourself`.split(
    /\s+/,
  ),
);
