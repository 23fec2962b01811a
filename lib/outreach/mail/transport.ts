import { mkdir, rename, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

/** Milliseconds that a mail server has for all of it. */
export const DEADLINE_MS = 10_000;

/** Domains that nobody can have (RFC 2606), as the demo's members do: no server is asked to write to them. */
const RESERVED = /\.(example|invalid|test)$/i;

/** A letter as it is handed over. `id` names it for good: the file it becomes, and part of its Message-ID. */
export type Letter = {
  id: string;
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
};

/** The server will never take this letter: trying again is of no use. */
class Undeliverable extends Error {
  override name = 'Undeliverable';
}

/**
 * Hands a letter to the mail server of SMTP_URL, or, where there is none, writes it into MAIL_FOLDER as an `.eml` file that any
 * mail program opens. Resolves once the server has taken it.
 * @throws {Undeliverable} when there is no such mailbox; anything else may be tried again
 */
async function deliver(letter: Letter, deadlineMs: number): Promise<void> {
  const { SMTP_URL } = env();
  if (!SMTP_URL || RESERVED.test(letter.to.address)) return writeLetter(letter);
  const server = createTransport(new SmtpTransport({ url: SMTP_URL, getSocket: openFor(deadlineMs) }));
  try {
    await server.sendMail(toMessage(letter));
  } catch (error) {
    throw refusalOf(error as Refused);
  } finally {
    server.close();
  }
}

/**
 * Opens the connection, and closes it at the deadline, wherever the conversation has got to. nodemailer itself only limits
 * each step: a server that is slow at every one of them would have all of them together.
 */
const openFor =
  (deadlineMs: number): NonNullable<SmtpTransport.Options['getSocket']> =>
  ({ host, port, secure }, callback) => {
    const socket = connect(Number(port) || (secure ? 465 : 587), host || 'localhost');
    const deadline = setTimeout(() => socket.destroy(), deadlineMs);
    const fail = () =>
      callback(Object.assign(new Error('no connection'), { code: 'ECONNECTION' }), undefined);
    socket.once('close', () => clearTimeout(deadline));
    socket.once('close', fail);
    // What is wrong with it `close` tells soon after.
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      socket.off('close', fail);
      callback(null, { connection: socket });
    });
  };

type Refused = { code?: string; command?: string; responseCode?: number; response?: string };

/** What a server answers may name the recipient, and errors are logged: so no more than the numbers go on. */
function refusalOf(refused: Refused): Error {
  const { code = 'no code', responseCode = 0 } = refused;
  const message = `the mail server did not take it (${code}, ${responseCode})`;
  return isNoMailbox(refused) ? new Undeliverable(message) : new Error(message);
}

/**
 * Whether there is no such mailbox. It must be the recipient that is refused for good: our sender, our password, our right to
 * send through this server, or its opinion of our letter (554, and 5.7 of RFC 3463) is put right, and then the letter goes.
 */
const isNoMailbox = ({ command, responseCode = 0, response = '' }: Refused): boolean =>
  command === 'RCPT TO' && [550, 551, 553].includes(responseCode) && !/^\d{3}[ -]5\.7\./.test(response);

/**
 * Hands a letter over, and says whether it was taken; false where there is no such mailbox, which the log is told.
 * @throws what may be tried again
 */
export async function isTaken(letter: Letter, deadlineMs = DEADLINE_MS): Promise<boolean> {
  try {
    await deliver(letter, deadlineMs);
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    log().warn({ letter: letter.id, reason: error.message }, 'mail is undeliverable');
    return false;
  }
}

async function writeLetter(letter: Letter): Promise<void> {
  const writer = createTransport({ streamTransport: true, buffer: true });
  // Its text as it is: who opens the file in an editor can read it, and follow its links.
  const head = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
  const text = { content: letter.text, raw: head + letter.text.replaceAll('\n', '\r\n') };
  const { message } = await writer.sendMail({ ...toMessage(letter), text, newline: 'windows' });
  const { MAIL_FOLDER } = env();
  await mkdir(MAIL_FOLDER, { recursive: true, mode: 0o700 });
  const file = join(MAIL_FOLDER, `${letter.id}.eml`);
  await writeFile(`${file}.part`, message, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

function toMessage({ id, ...letter }: Letter): SendMailOptions {
  return {
    ...letter,
    messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
    // A letter is what is in it: nothing is fetched, whatever a text may look like.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
