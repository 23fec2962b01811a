import { Fragment, type CSSProperties } from 'react';
import type { Locale } from '@/lib/language/locales';
import type { Words } from '../../notices/notice-words';
import { hairline, LetterFrame, type SmallPrint } from './letter-frame';
import { face, light } from './paint';
import { heading, paragraph, quotation, small } from './type';

type Props = {
  publication: string;
  locale: Locale;
  words: Words;
  /** The beginning of the comment that it is about. */
  excerpt: string | null;
  /** Where it leads. */
  action: string;
  smallPrint: SmallPrint;
};

/** A notice as a letter: what happened, the words that it is about, the reasons, and one way on. */
export function NoticeLetter({ publication, locale, words, excerpt, action, smallPrint }: Props) {
  const { title, paragraphs, reasons, particulars } = words;
  return (
    <LetterFrame {...{ publication, locale, smallPrint }} preview={paragraphs[0] ?? title}>
      <h1 className="ink title" style={heading}>
        {title}
      </h1>
      {paragraphs.map((text) => (
        <p key={text} className="ink" style={paragraph}>
          {text}
        </p>
      ))}
      {excerpt && (
        <blockquote className="quote soft" dir="auto" style={{ ...quotation, marginTop: 22 }}>
          {excerpt}
        </blockquote>
      )}
      {reasons.length > 0 && <Reasons terms={reasons} />}
      <p style={{ margin: '28px 0 0' }}>
        <a href={action} className="button" style={button}>
          {words.action.label}
        </a>
      </p>
      {particulars.length > 0 && <Particulars terms={particulars} />}
    </LetterFrame>
  );
}

type Terms = { terms: Words['reasons'] };

function Reasons({ terms }: Terms) {
  return (
    <div className="sunk" style={framed}>
      {terms.map(({ term, text }, index) => (
        <p key={term} className="ink" dir="auto" style={{ ...reason, marginTop: index === 0 ? 0 : 14 }}>
          <strong className="soft" style={label}>
            {term}
          </strong>
          <br />
          <Lines text={text} />
        </p>
      ))}
    </div>
  );
}

/** A text with the line breaks that its writer made. */
function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

/** What the law wants said as well, after what the person wants to know. */
function Particulars({ terms }: Terms) {
  return (
    <div className="rule" style={{ marginTop: 32, paddingTop: 4, borderTop: hairline }}>
      {terms.map(({ term, text }) => (
        <p key={term} className="soft" dir="auto" style={{ ...small, marginTop: 14 }}>
          <strong>{term}</strong>
          <br />
          {text}
        </p>
      ))}
    </div>
  );
}

const framed: CSSProperties = {
  marginTop: 24,
  padding: '18px 20px',
  backgroundColor: light.sunk,
  borderInlineStart: `3px solid ${light.danger}`,
};

const reason: CSSProperties = {
  margin: 0,
  fontFamily: face.text,
  fontSize: 17,
  lineHeight: '25px',
  color: light.ink,
};

const label: CSSProperties = {
  fontFamily: face.sans,
  fontSize: 13,
  fontWeight: 600,
  lineHeight: '20px',
  color: light.soft,
};

const button: CSSProperties = {
  display: 'inline-block',
  padding: '13px 22px',
  fontFamily: face.sans,
  fontSize: 16,
  fontWeight: 600,
  lineHeight: '20px',
  color: light.onAccent,
  textDecoration: 'none',
  backgroundColor: light.accent,
  borderRadius: 2,
};
