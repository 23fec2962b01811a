/** How many comments there are, as one says it. */
export function commentsInWords(count: number): string {
  if (count === 0) return 'No comments yet';
  return `${count.toLocaleString('en')} ${count === 1 ? 'comment' : 'comments'}`;
}
