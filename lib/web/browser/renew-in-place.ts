/** Puts the page as it is by now in its own place, and the focus on a place of it. What does so is fetched for the first time here. */
export const renewInPlace = async (place: string): Promise<void> =>
  (await import('./send-in-place')).renewPage(place);
