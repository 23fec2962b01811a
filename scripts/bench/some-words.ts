let count = 0;

/** A comment of usual length that nobody has written before. */
export const someWords = () =>
  `I drove that road for ${(count += 1)} years, and what the article says about the pass is right, but the winter closures began two years earlier than it has them, and the reason was not the snow.`;
