import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AuthorView } from '@/lib/comments/schemas';
import { Avatar } from './avatar';
import { COLOURS } from './initials';

const css = readFileSync(new URL('./avatar.module.css', import.meta.url), 'utf8');
const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const MOST_LIGHT = 255;

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / MOST_LIGHT;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a declaration says in the light and in the dark. */
function bothOf(value: string): [light: string, dark: string] {
  const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  const given = token ? new RegExp(`${token}: ([^;]+);`).exec(tokens)?.[1] : value;
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(given ?? '') ?? [];
  if (!light || !dark) throw new Error(`No colours: ${value}`);
  return [light, dark];
}

const rules = [...css.matchAll(/\.([\w]+) \{\s*color: ([^;]+);\s*background-color: ([^;]+);/g)].map(
  ([, name = '', ink = '', ground = '']) => ({ name, ink: bothOf(ink), ground: bothOf(ground) }),
);

describe('the colours of avatars', () => {
  it('are as many as names are given, and those of the newsroom', () => {
    const hues = Array.from({ length: COLOURS }, (_, n) => `c${n}`);
    expect(rules.map(({ name }) => name).sort()).toEqual(['author', 'staff', ...hues].sort());
  });

  it.each(rules)('$name: letters are read in the light and in the dark', ({ ink, ground }) => {
    expect(contrast(ink[0], ground[0])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink[1], ground[1])).toBeGreaterThanOrEqual(4.5);
  });
});

describe('an avatar', () => {
  const known = { field: 'Water', line: 'Meter technician', verified: true };
  const of = (more: Partial<AuthorView> = {}) =>
    renderToStaticMarkup(
      <Avatar displayName="Thea Thread" picture={null} badges={[]} expertise={[]} {...more} />,
    );

  it('is nothing to listeners, and no text of the page', () => {
    expect(of()).toMatch(/^<span aria-hidden="true" data-initials="TT" class="[^"]+"><\/span>$/);
  });

  it('shows a picture in the size of the screen, in a place that is kept for it', () => {
    const picture = 'ab'.repeat(16);
    expect(of({ picture })).toContain(
      `<img src="/member-pictures/${picture}-72.webp" srcSet="/member-pictures/${picture}-72.webp 2x, /member-pictures/${picture}-144.webp 4x" width="36" height="36" alt="" loading="lazy" decoding="async"/>`,
    );
    expect(of({ picture, expertise: [known] })).toMatch(/data-initials="TT" class="[^"]*ring/);
  });

  it('has a ring for verified experience alone', () => {
    expect(of({ expertise: [known] })).toContain('ring');
    expect(of({ expertise: [{ ...known, verified: false }] })).not.toContain('ring');
  });

  it('tells the article’s author and the newsroom from members', () => {
    expect(of({ badges: ['staff', 'author'] })).toMatch(/class="\S*avatar\S* \S*author/);
    expect(of({ badges: ['moderator'] })).toMatch(/class="\S*avatar\S* \S*staff/);
    expect(of({ badges: ['founding'] })).toMatch(/class="\S*avatar\S* \S*c\d/);
  });
});
