import { Fragment, type CSSProperties } from 'react';
import type { Words } from '../../notices/notice-words';
import { hairline, LetterFrame } from './letter-frame';
import { face, light } from './paint';

type Props = {
  publication: string;
  displayName: string;
  words: Words;
  /** The beginning of the comment that it is about. */
  excerpt: string | null;
  /** What letters like this one are about. */
  about: string;
  links: {
    home: string;
    action: string;
    settings: string;
    /** Ends mail about it; null where it cannot be ended. */
    unsubscribe: string | null;
  };
};

/** A notice as a letter: what happened, the words that it is about, the reasons, and one way on. */
export function NoticeLetter({ publication, displayName, words, excerpt, about, links }: Props) {
  const { title, paragraphs, reasons, particulars, action } = words;
  return (
    <LetterFrame
      publication={publication}
      home={links.home}
      preview={paragraphs[0] ?? title}
      smallPrint={<SmallPrint {...{ publication, displayName, about, links }} />}
    >
      <h1 className="ink title" style={heading}>
        {title}
      </h1>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="ink" style={body}>
          {paragraph}
        </p>
      ))}
      {excerpt && (
        <blockquote className="quote soft" dir="auto" style={quotation}>
          {excerpt}
        </blockquote>
      )}
      {reasons.length > 0 && <Reasons terms={reasons} />}
      <p style={{ margin: '28px 0 0' }}>
        <a href={links.action} className="button" style={button}>
          {action.label}
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

function SmallPrint({ publication, displayName, about, links }: Omit<Props, 'words' | 'excerpt'>) {
  return (
    <>
      <p className="soft" style={small}>
        For {displayName}, a member of {publication}.{' '}
        {links.unsubscribe
          ? `You get mail about: ${lowerFirst(about)}.`
          : 'You get every decision against a comment of yours by mail: it carries the reason that you are owed, and the time to appeal runs from it.'}
      </p>
      <p className="soft" style={{ ...small, marginTop: 8 }}>
        <a href={links.settings} className="link" style={link}>
          Choose what you get by mail
        </a>
      </p>
      {links.unsubscribe && (
        <p className="soft" style={{ ...small, marginTop: 4 }}>
          <a href={links.unsubscribe} className="link" style={link}>
            No more mail about this
          </a>
        </p>
      )}
    </>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const heading: CSSProperties = {
  margin: 0,
  fontFamily: face.text,
  fontSize: 29,
  fontWeight: 400,
  lineHeight: '35px',
  letterSpacing: '-0.01em',
  color: light.ink,
};

const body: CSSProperties = {
  margin: '16px 0 0',
  fontFamily: face.text,
  fontSize: 18,
  lineHeight: '28px',
  color: light.ink,
};

const quotation: CSSProperties = {
  margin: '22px 0 0',
  padding: '2px 0 2px 18px',
  borderLeft: `2px solid ${light.hairline}`,
  fontFamily: face.text,
  fontSize: 17,
  fontStyle: 'italic',
  lineHeight: '26px',
  color: light.soft,
};

const framed: CSSProperties = {
  marginTop: 24,
  padding: '18px 20px',
  backgroundColor: light.sunk,
  borderLeft: `3px solid ${light.danger}`,
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

const small: CSSProperties = {
  margin: 0,
  fontFamily: face.sans,
  fontSize: 13,
  lineHeight: '20px',
  color: light.soft,
};

const link: CSSProperties = { color: light.accent };
