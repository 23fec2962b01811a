/** Names that browsers say in their user agent, in the order in which they are looked for: most say those of others too. */
const BROWSERS: [said: RegExp, name: string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPT|OPX|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bDuckDuckGo\//, 'DuckDuckGo'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
];

const SYSTEMS: [said: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?: OS X|intosh)\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** More than any browser says: what is longer is not looked through. */
const LONGEST = 512;

const nameIn = (names: [RegExp, string][], text: string): string | null =>
  names.find(([said]) => said.test(text))?.[1] ?? null;

/**
 * What a person would call the browser and the system that a user agent speaks of; null for what it does not say. Versions, which tell
 * browsers apart that nobody tells apart, are dropped. It is what the browser says of itself: a help to memory, and no proof.
 */
export function deviceNamed(userAgent: string | null): { browser: string | null; system: string | null } {
  const text = (userAgent ?? '').slice(0, LONGEST);
  return { browser: nameIn(BROWSERS, text), system: nameIn(SYSTEMS, text) };
}
