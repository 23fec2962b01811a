import type { CSSProperties } from 'react';
import { face, light } from './paint';

/** How the words of a letter are set: the page's serif for what is read, its sans for what is around it. */

export const heading: CSSProperties = {
  margin: 0,
  fontFamily: face.text,
  fontSize: 29,
  fontWeight: 400,
  lineHeight: '35px',
  letterSpacing: '-0.01em',
  color: light.ink,
};

export const paragraph: CSSProperties = {
  margin: '16px 0 0',
  fontFamily: face.text,
  fontSize: 18,
  lineHeight: '28px',
  color: light.ink,
};

export const quotation: CSSProperties = {
  margin: 0,
  padding: '2px 0',
  paddingInlineStart: 18,
  borderInlineStart: `2px solid ${light.hairline}`,
  fontFamily: face.text,
  fontSize: 17,
  fontStyle: 'italic',
  lineHeight: '26px',
  color: light.soft,
};

export const small: CSSProperties = {
  margin: 0,
  fontFamily: face.sans,
  fontSize: 13,
  lineHeight: '20px',
  color: light.soft,
};

export const link: CSSProperties = { color: light.accent };
