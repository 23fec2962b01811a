// The package ships its types under a name that nothing finds (index.ts.d).
declare module 'unicode-confusables' {
  /** Replaces every character by its prototype in the Unicode Consortium's confusables.txt (UTS 39). */
  export function rectifyConfusion(text: string): string;
}
