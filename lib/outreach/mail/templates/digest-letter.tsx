import type { CSSProperties } from 'react';
import type { Locale } from '@/lib/language/locales';
import { hairline, LetterFrame, type SmallPrint } from './letter-frame';
import { face, light } from './paint';
import { heading, link, paragraph, quotation, small } from './type';

/** What is new about one topic, newest first. */
export type DigestGroup = {
  label: string;
  items: {
    id: string;
    title: string;
    href: string;
    /** In words. */
    when: string;
    text: string | null;
    /** The beginning of the comment that it is about. */
    excerpt: string | null;
  }[];
};

type Props = {
  publication: string;
  locale: Locale;
  title: string;
  intro: string;
  groups: DigestGroup[];
  /** How many are left out, in words. */
  more: string | null;
  /** What waits for reviewers, where it is much. */
  waiting: { text: string; label: string; href: string } | null;
  all: { label: string; href: string };
  smallPrint: SmallPrint;
};

/** All that is new in one letter: a headline for each notice, under the name of its topic. */
export function DigestLetter({
  publication,
  locale,
  title,
  intro,
  groups,
  more,
  waiting,
  all,
  smallPrint,
}: Props) {
  return (
    <LetterFrame {...{ publication, locale, smallPrint }} preview={groups[0]?.items[0]?.title ?? intro}>
      <h1 className="ink title" style={heading}>
        {title}
      </h1>
      <p className="soft" style={{ ...paragraph, marginTop: 8, color: light.soft }}>
        {intro}
      </p>
      {groups.map((group) => (
        <Group key={group.label} {...group} />
      ))}
      <div className="rule" style={{ marginTop: 30, paddingTop: 22, borderTop: hairline }}>
        {more && (
          <p className="ink" style={{ ...paragraph, margin: '0 0 4px' }}>
            {more}.
          </p>
        )}
        <p style={{ margin: 0 }}>
          <a href={all.href} className="link" style={seeAll}>
            {all.label}
          </a>
        </p>
        {waiting && (
          <p className="soft" style={{ ...small, marginTop: 18, fontSize: 14 }}>
            {waiting.text}{' '}
            <a href={waiting.href} className="link" style={link}>
              {waiting.label}
            </a>
          </p>
        )}
      </div>
    </LetterFrame>
  );
}

function Group({ label, items }: DigestGroup) {
  return (
    <div style={{ marginTop: 30 }}>
      <h2 className="soft rule" style={topic}>
        {label}
      </h2>
      {items.map((item, index) => (
        <div key={item.id} className="rule" style={{ ...entry, ...(index > 0 && { borderTop: hairline }) }}>
          <p className="ink" style={headline}>
            <a href={item.href} className="ink headline" style={plain}>
              {item.title}
            </a>
          </p>
          {item.text && (
            <p className="soft" style={{ ...small, marginTop: 4, fontSize: 14 }}>
              {item.text}
            </p>
          )}
          {item.excerpt && (
            <blockquote className="quote soft" dir="auto" style={{ ...quotation, ...cut }}>
              {item.excerpt}
            </blockquote>
          )}
          <p className="soft" style={{ ...small, marginTop: 6 }}>
            {item.when}
          </p>
        </div>
      ))}
    </div>
  );
}

const topic: CSSProperties = {
  margin: 0,
  paddingBottom: 8,
  fontFamily: face.sans,
  fontSize: 13,
  fontWeight: 600,
  lineHeight: '20px',
  color: light.soft,
  borderBottom: `2px solid ${light.hairline}`,
};

const entry: CSSProperties = { padding: '16px 0' };

const headline: CSSProperties = {
  margin: 0,
  fontFamily: face.text,
  fontSize: 20,
  lineHeight: '27px',
  color: light.ink,
};

const plain: CSSProperties = {
  color: light.ink,
  textDecorationColor: light.accent,
  textDecorationThickness: 1,
};

const cut: CSSProperties = { marginTop: 8, fontSize: 16, lineHeight: '24px' };

const seeAll: CSSProperties = {
  ...link,
  fontFamily: face.sans,
  fontSize: 16,
  fontWeight: 600,
  lineHeight: '24px',
};
