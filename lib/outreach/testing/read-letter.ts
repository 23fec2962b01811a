/** A letter as a mail program takes it apart: enough of RFC 5322, 2045 and 2047 for those that we send. */
export type ReadLetter = {
  raw: string;
  /** Unfolded and decoded, by name in lower case; one that occurs twice fails. */
  headers: Record<string, string>;
  html: string;
  text: string;
};

export function readLetter(raw: string): ReadLetter {
  const { headers, body } = takeApart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary) throw new Error('the letter has no parts');
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => takeApart(part.replace(/^\r\n/, '')));
  const partOf = (type: string) => {
    const [part, another] = parts.filter((one) => one.headers['content-type']?.startsWith(type));
    if (!part || another) throw new Error(`the letter has not one part of type ${type}`);
    return decodeBody(part).replaceAll('\r\n', '\n');
  };
  return { raw, headers, html: partOf('text/html'), text: partOf('text/plain') };
}

type Part = { headers: Record<string, string>; body: string };

function takeApart(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!-9;-~]+):[ ]?(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (!key) throw new Error(`not a header: ${JSON.stringify(line)}`);
    if (headers[key] !== undefined) throw new Error(`${name} occurs twice`);
    headers[key] = decodeWords(value);
  }
  return { headers, body: raw.slice(end + 4) };
}

const decodeWords = (value: string) =>
  value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : fromQuotedPrintable(text.replaceAll('_', ' ')),
    );

function decodeBody({ headers, body }: Part): string {
  const encoding = headers['content-transfer-encoding'];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body.replace(/=\r\n/g, '')) : body;
}

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_escaped, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
