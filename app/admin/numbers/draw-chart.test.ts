import { describe, expect, it } from 'vitest';
import { drawBars, drawLines } from './draw-chart';

const number = (count: number) => `${count}`;

describe('a chart', () => {
  const bars = [
    { name: '<script>alert("name")</script>', count: 12 },
    { name: 'Civility', count: 3 },
  ];
  const svg = drawBars(bars, { label: 'What was turned down, why "so"', number });

  it('is one picture with one name, in the colours of the page, without styles of its own', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain('aria-label="What was turned down, why &quot;so&quot;"');
    expect(svg.match(/aria-label/g)).toHaveLength(1);
    expect(svg).toContain('fill="var(--accent)"');
    expect(svg).not.toMatch(/<style|style=|class=/);
  });

  it('holds names as text', () => {
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script');
  });

  it('has bars as long as their numbers', () => {
    const widths = [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    expect(widths[0]! / widths[1]!).toBeCloseTo(4);
  });

  it('names whole numbers and at most four days', () => {
    const days = Array.from({ length: 30 }, (_, n) => ({
      day: `2026-11-${String(n + 1).padStart(2, '0')}`,
      submitted: n % 3,
      posted: 1,
    }));
    const lines = drawLines(days, {
      label: 'By day',
      number,
      dayInWords: (day) => `day ${day.getUTCDate()}`,
    });
    const words = [...lines.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toEqual(['0', '1', '2', 'day 1', 'day 9', 'day 17', 'day 25']);
    expect(lines.match(/<path d="M[\d.]+,[\d.]+L/g)!.length).toBeGreaterThanOrEqual(2);
  });
});
