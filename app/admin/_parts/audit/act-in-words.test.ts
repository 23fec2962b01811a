import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AuditEntryView } from '@/lib/moderation/schemas';
import { translator } from '@/lib/language/translator';
import { actInWords } from './act-in-words';

const t = translator('en', 'desk');

const said = (entry: Partial<AuditEntryView>) =>
  renderToStaticMarkup(
    actInWords(
      {
        id: 'id',
        at: '2026-11-24T12:00:00Z',
        actor: null,
        key: null,
        action: 'comment.publish',
        subjectType: 'comment',
        subjectId: 'id',
        fromState: null,
        toState: null,
        reason: null,
        ...entry,
      },
      { t, subject: (words) => words, change: () => '.' },
    ),
  );

describe('the record in words', () => {
  it('says who did what, and what nobody did', () => {
    expect(said({ actor: 'Thandi' })).toBe('Thandi published a comment.');
    expect(said({})).toBe('Reviewers published a comment.');
  });

  it('R5: names nobody who reviewed or reported where that is not told', () => {
    expect(said({ action: 'review.record' })).toBe('Somebody gave a review.');
    expect(said({ action: 'report.file' })).toBe('Somebody reported a comment.');
    expect(said({ action: 'report.close', toState: 'ACTED' })).toBe(
      'The reports of a comment were acted upon.',
    );
    expect(said({ action: 'report.close', toState: 'DISMISSED', actor: 'Thandi' })).toBe(
      'Thandi dismissed the reports of a comment.',
    );
  });

  it('says that a demonstration is one', () => {
    expect(said({ action: 'demo.laid', subjectType: 'policy' })).toBe(
      'The demonstration was set up: its members and comments are made up.',
    );
  });

  it.each([
    [
      { action: 'sanction.lift-early', actor: 'Thandi', subjectType: 'member' },
      'Thandi recorded “lift early sanction” about a member.',
    ],
    [
      { action: 'article.take-down', subjectType: 'article' },
      'The system recorded “take down article” about an article.',
    ],
    [{ action: 'rebuild', subjectType: 'index' }, 'The system recorded “rebuild” about index.'],
  ])('makes a sentence of an act that it does not know', (entry, sentence) => {
    expect(said(entry)).toBe(sentence);
  });
});
