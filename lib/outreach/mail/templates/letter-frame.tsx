import type { CSSProperties, ReactNode } from 'react';
import { directionOf, type Locale } from '@/lib/language/locales';
import { dark, face, light } from './paint';
import { link, small } from './type';

/*
 * Mail programs know no custom property, few of them a style sheet, and some turn colours around by themselves in the dark: so
 * each element carries its light style, and the sheet, for those who read it, has the dark colours. No picture, no font and
 * nothing else is fetched from anywhere: opening a letter tells nobody.
 */

/** Whom a letter is for and why they get it, with the ways to have it otherwise. */
export type SmallPrint = {
  text: string;
  /** Null where nobody can choose to have no such mail. */
  choose: string | null;
  stop: string;
  links: {
    home: string;
    settings: string;
    /** Ends mail like it; null where it cannot be ended. */
    unsubscribe: string | null;
  };
};

/** A sheet of paper with the publication's name on top, the letter, and the small print. */
export function LetterFrame({
  publication,
  locale,
  preview,
  children,
  smallPrint,
}: {
  publication: string;
  locale: Locale;
  /** What a mailbox shows after the subject. */
  preview: string;
  children: ReactNode;
  smallPrint: SmallPrint;
}) {
  const dir = directionOf(locale);
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{publication}</title>
        <style>{sheet}</style>
      </head>
      <body className="ground" dir={dir} style={{ margin: 0, padding: 0, backgroundColor: light.ground }}>
        <div style={hidden} data-skip-in-text="true">
          {preview}
        </div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
          <tbody>
            <tr>
              <td align="center" className="margin" style={{ padding: '32px 16px' }}>
                <table
                  role="presentation"
                  className="paper"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  border={0}
                  style={{
                    maxWidth: 600,
                    backgroundColor: light.paper,
                    borderTop: `3px solid ${light.accent}`,
                  }}
                >
                  <tbody>
                    <tr>
                      <td
                        className="rule inside"
                        style={{ ...inside, padding: '22px 40px 18px', borderBottom: hairline }}
                      >
                        <a
                          href={smallPrint.links.home}
                          className="ink"
                          style={nameplate}
                          data-skip-in-text="true"
                        >
                          {publication}
                        </a>
                      </td>
                    </tr>
                    <tr>
                      <td className="inside" style={{ ...inside, padding: '30px 40px 36px' }}>
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td
                        className="rule inside"
                        style={{ ...inside, padding: '20px 40px 26px', borderTop: hairline }}
                      >
                        <SmallPrint {...smallPrint} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

function SmallPrint({ text, choose, stop, links }: SmallPrint) {
  return (
    <>
      <p className="soft" style={small}>
        {text}
      </p>
      {choose && (
        <p className="soft" style={{ ...small, marginTop: 8 }}>
          <a href={links.settings} className="link" style={link}>
            {choose}
          </a>
        </p>
      )}
      {links.unsubscribe && (
        <p className="soft" style={{ ...small, marginTop: 4 }}>
          <a href={links.unsubscribe} className="link" style={link}>
            {stop}
          </a>
        </p>
      )}
    </>
  );
}

export const hairline = `1px solid ${light.hairline}`;

const inside: CSSProperties = { textAlign: 'start' };

const nameplate: CSSProperties = {
  fontFamily: face.text,
  fontSize: 26,
  lineHeight: '30px',
  letterSpacing: '-0.02em',
  color: light.ink,
  textDecoration: 'none',
};

const hidden: CSSProperties = {
  display: 'none',
  maxHeight: 0,
  overflow: 'hidden',
  fontSize: 1,
  lineHeight: '1px',
  color: 'transparent',
  opacity: 0,
};

const sheet = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  a { text-underline-offset: 0.18em; }
  @media (max-width: 480px) {
    .margin { padding: 0 !important; }
    .inside { padding-left: 20px !important; padding-right: 20px !important; }
    .title { font-size: 25px !important; line-height: 30px !important; }
  }
  @media (prefers-color-scheme: dark) {
    .ground { background-color: ${dark.ground} !important; }
    .paper { background-color: ${dark.paper} !important; border-color: ${dark.accent} !important; }
    .rule, .quote { border-color: ${dark.hairline} !important; }
    .ink { color: ${dark.ink} !important; }
    .soft { color: ${dark.soft} !important; }
    .link { color: ${dark.accent} !important; }
    .headline { text-decoration-color: ${dark.accent} !important; }
    .sunk { background-color: ${dark.sunk} !important; border-color: ${dark.danger} !important; }
    .button { background-color: ${dark.accent} !important; color: ${dark.onAccent} !important; }
  }
`;
