import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

type Look = {
  /** What it shows, for whoever does not see it. */
  label: string;
  number: (count: number) => string;
};

const WIDTH = 440;
const FONT = 12;
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Two lines by day as SVG: what was sent, dashed, and what was posted. The colours are the page's. */
export function drawLines(
  days: readonly { day: string; submitted: number; posted: number }[],
  { label, number, dayInWords }: Look & { dayInWords: (day: Date) => string },
): string {
  const points = days.map(({ day, ...counts }) => ({ day: new Date(day), ...counts }));
  // Four days at most are named, evenly apart.
  const step = Math.ceil(points.length / 4);
  const named = points.filter((_, place) => place % step === 0).map(({ day }) => day);
  const ticks = wholeTicks(points.flatMap(({ submitted, posted }) => [submitted, posted]));
  const line = { x: 'day', strokeWidth: 2, curve: 'linear' } as const;
  return draw(label, {
    height: 200,
    marginLeft: 48,
    marginRight: 36,
    x: { type: 'utc' },
    y: { zero: true, nice: true },
    marks: [
      Plot.gridY({ ticks }),
      Plot.axisY({ ticks, tickSize: 0, label: null, tickFormat: number }),
      Plot.axisX({ ticks: named, label: null, tickFormat: dayInWords }),
      Plot.lineY(points, { ...line, y: 'submitted', stroke: 'currentColor', strokeDasharray: '3 4' }),
      Plot.lineY(points, { ...line, y: 'posted', stroke: 'var(--accent)' }),
      Plot.ruleY([0]),
    ],
  });
}

/** A bar for each, the first on top, with its number at its end. */
export function drawBars(bars: readonly { name: string; count: number }[], { label, number }: Look): string {
  const rows = bars.map((bar, place) => ({ ...bar, place }));
  const nameOf = (place: number) => rows[place]?.name ?? '';
  return draw(label, {
    height: 26 * rows.length + 12,
    marginTop: 6,
    marginBottom: 6,
    marginLeft: 150,
    marginRight: 48,
    x: { axis: null, zero: true },
    y: { type: 'band', domain: rows.map(({ place }) => place), padding: 0.35 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, tickFormat: nameOf, textOverflow: 'ellipsis', lineWidth: 11 }),
      Plot.barX(rows, { x: 'count', y: 'place', fill: 'var(--accent)' }),
      Plot.text(rows, {
        x: 'count',
        y: 'place',
        text: ({ count }: { count: number }) => number(count),
        textAnchor: 'start',
        dx: 6,
      }),
      Plot.ruleX([0]),
    ],
  });
}

/** From zero, in whole steps: there is no half of a comment. */
function wholeTicks(counts: number[]): number[] {
  const most = Math.max(1, ...counts);
  const size = 10 ** Math.floor(Math.log10(most));
  const step = Math.max(
    1,
    [0.25, 0.5, 1, 2.5].map((times) => times * size).find((each) => most / each <= 4) ?? size,
  );
  const whole = Math.ceil(step);
  return Array.from({ length: Math.floor(most / whole) + 1 }, (_, place) => place * whole);
}

function draw(label: string, options: Plot.PlotOptions): string {
  const svg = Plot.plot({ document: document as unknown as Document, width: WIDTH, ...options });
  // The page's policy takes no styles but its own, and one picture has one name.
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  svg.removeAttribute('class');
  svg.setAttribute('font-size', String(FONT));
  svg.setAttribute('font-family', 'inherit');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg.outerHTML;
}
