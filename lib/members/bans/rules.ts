/** Hosts of mail where several spellings reach one mailbox: their names for one another, and what they do not look at in an address. */
const hosts = [
  { names: ['gmail.com', 'googlemail.com'], overlooks: /\./g },
  { names: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], overlooks: /[._-]/g },
];

/**
 * The mailbox that an address leads to, as far as an address tells: without its tag (`ann+news@…`), and without what the host overlooks.
 * Two addresses of one mailbox may still be two members: it is asked only whether somebody comes back whom a ban keeps out.
 * @param emailFolded as `foldEmail` has it
 */
export function mailboxOf(emailFolded: string): string {
  const at = emailFolded.lastIndexOf('@');
  const [local, domain] = [emailFolded.slice(0, at), emailFolded.slice(at + 1)];
  const host = hosts.find(({ names }) => names.includes(domain));
  // Nothing is left of `+x@…`, which is an address of its own.
  const untagged = local.split('+')[0] || local;
  return `${host ? untagged.replace(host.overlooks, '') : untagged}@${host?.names[0] ?? domain}`;
}

/** Whether an address is of one of these domains, or of one below it. */
export function isOfDomain(emailFolded: string, domains: readonly string[]): boolean {
  const domain = domainOf(emailFolded);
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}

/** Of `…@Bücher.example.` it is `xn--bcher-kva.example`: as browsers and lists of domains have it. */
function domainOf(emailFolded: string): string {
  const domain = emailFolded.slice(emailFolded.lastIndexOf('@') + 1).replace(/\.$/, '');
  return URL.canParse(`https://${domain}`) ? new URL(`https://${domain}`).hostname : domain;
}
