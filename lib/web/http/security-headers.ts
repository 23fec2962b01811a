/** Where browsers say what the policy has kept a page from. */
const REPORTS = '/api/policy-reports';

/**
 * A Content-Security-Policy of this house: no foreign origin, no inline script that does not carry the nonce.
 * @param framers whose pages may frame it
 */
function policy(scripts: string, styles: string, framers: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${framers.join(' ') || "'none'"}`,
    "base-uri 'none'",
    "object-src 'none'",
    `report-uri ${REPORTS}`,
    'report-to policy',
  ].join('; ');
}

/** For a document, whoever it is for: scripts and styles are files of ours, nothing is inline. Nobody frames it but those named. */
export const documentPolicy = (framers: readonly string[] = []): string =>
  policy("'self'", "'self'", framers);

/** For what is framed nowhere, as nearly all is. */
export const DOCUMENT_POLICY = documentPolicy();

/** For a page that cannot be made a document: what Next writes inline carries this request's nonce. */
export function personalPolicy(nonce: string, framers: readonly string[] = []): string {
  return policy(`'self' 'nonce-${nonce}'`, `'self' 'nonce-${nonce}'`, framers);
}

/** As `personalPolicy`, with what Next's development server needs: eval, inline styles, and its web socket. */
export function developmentPolicy(nonce: string, framers: readonly string[] = []): string {
  return policy(`'self' 'unsafe-eval' 'nonce-${nonce}'`, "'self' 'unsafe-inline'", framers).replace(
    "connect-src 'self'",
    "connect-src 'self' ws:",
  );
}

const TWO_YEARS_S = 63_072_000;

/**
 * What every answer carries. HSTS only where people reach us by https, and for this host alone: a browser remembers it for
 * two years, and the publication's other hosts are not ours to bind.
 */
export function baseHeaders(appUrl: string): Record<string, string> {
  const headers: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    // No other site may take our pages, pictures or answers into its own.
    'cross-origin-resource-policy': 'same-origin',
    'reporting-endpoints': `policy="${REPORTS}"`,
  };
  if (appUrl.startsWith('https:')) headers['strict-transport-security'] = `max-age=${TWO_YEARS_S}`;
  return headers;
}
