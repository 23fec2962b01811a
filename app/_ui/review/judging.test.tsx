import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { untouched } from '../form-state';
import { inEnglish } from '../testing/in-english';
import { Judging } from './judging';

const now = '2026-11-24T09:00:00Z';
const shown = (passing: Pick<ComponentProps<typeof Judging>, 'swap' | 'usedUp'>) =>
  renderToStaticMarkup(
    inEnglish(
      <Judging
        assignment={{
          id: '01935a53-0000-7000-8000-000000000000',
          bodyHtml: '<p>Words</p>',
          language: 'en',
          article: { slug: 'news', title: 'News' },
          context: null,
          notBefore: now,
          expiresAt: '2026-11-24T09:30:00Z',
        }}
        {...{ now, review: untouched, skip: untouched, titleId: 'title' }}
        send={() => undefined}
        {...passing}
      />,
    ),
  );

describe('what is said of passing a comment on', () => {
  it('is a button, where some may be passed on', () => {
    const html = shown({ swap: () => undefined, usedUp: 'batch' });
    expect(html).toContain('>I can’t judge this one<');
    expect(html).toContain('Pass it on with');
    expect(html).not.toContain('You have passed on');
  });

  it.each([
    ['batch', 'of this batch'],
    ['day', 'in a day'],
  ] as const)('is why there is none, once what may be passed on is used up (%s)', (usedUp, words) => {
    const html = shown({ swap: null, usedUp });
    expect(html).toContain('You have passed on');
    expect(html).toContain(words);
    expect(html).not.toContain('I can’t judge this one');
  });

  it('is nothing, where nothing ever may be', () => {
    const html = shown({ swap: null, usedUp: null });
    for (const words of ['You have passed on', 'I can’t judge this one', 'Pass it on'])
      expect(html).not.toContain(words);
    expect(html).toContain('How peer review works here');
  });
});
