import { z } from 'zod';

/** The most that is read of a report, in bytes. */
export const REPORT_BYTES = 16_384;
/** Reports that are looked at of those that a browser sends together. */
const MOST = 10;

const text = z.string().catch('');

/** As browsers send them to `report-uri` (CSP 2 and 3), and to `report-to` (Reporting API). */
const older = z.object({
  'csp-report': z.object({
    'document-uri': text,
    'blocked-uri': text,
    'effective-directive': text,
    'violated-directive': text,
    'source-file': text,
    'line-number': z.number().catch(0),
    disposition: text,
  }),
});
const newer = z.array(
  z.object({
    type: text,
    body: z.object({
      documentURL: text,
      blockedURL: text,
      effectiveDirective: text,
      sourceFile: text,
      lineNumber: z.number().catch(0),
      disposition: text,
    }),
  }),
);

/** What is worth a line in the log: a page, what it was kept from, and by which rule. */
export type PolicyReport = {
  directive: string;
  page: string;
  blocked: string;
  source: string;
  line: number;
  disposition: string;
};

/**
 * What browsers report that our content policy has kept a page from; of a text that is no report, nothing. Addresses are cut off before
 * their query, which may hold what is nobody's to read.
 */
export function readPolicyReports(body: string): PolicyReport[] {
  const given = parsed(body);
  const one = older.safeParse(given);
  if (one.success) {
    const report = one.data['csp-report'];
    return [
      toReport({
        directive: report['effective-directive'] || report['violated-directive'],
        page: report['document-uri'],
        blocked: report['blocked-uri'],
        source: report['source-file'],
        line: report['line-number'],
        disposition: report.disposition,
      }),
    ];
  }
  const several = newer.safeParse(Array.isArray(given) ? given.slice(0, MOST) : given);
  if (!several.success) return [];
  return several.data
    .filter(({ type }) => type === 'csp-violation')
    .map(({ body: report }) =>
      toReport({
        directive: report.effectiveDirective,
        page: report.documentURL,
        blocked: report.blockedURL,
        source: report.sourceFile,
        line: report.lineNumber,
        disposition: report.disposition,
      }),
    );
}

const toReport = ({ directive, page, blocked, source, line, disposition }: PolicyReport): PolicyReport => ({
  directive: directive.slice(0, 60),
  page: withoutQuery(page),
  blocked: withoutQuery(blocked),
  source: withoutQuery(source),
  line,
  disposition: disposition.slice(0, 20),
});

const withoutQuery = (address: string): string => address.split(/[?#]/, 1)[0]?.slice(0, 300) ?? '';

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
