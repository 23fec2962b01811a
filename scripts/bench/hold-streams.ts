/**
 * Holds streams open, in a process of its own so that it does not slow down what measures: `hold-streams.ts PORT PATH COUNT`.
 * Tells its parent {open}, once all are; to the message 'count' it answers {events}, how many have come on all of them together.
 */
import { connect, type Socket } from 'node:net';

/** Opened together by many, a server's backlog would be what is measured. */
const AT_ONCE = 50;

const [port, path = '', count] = process.argv.slice(2);
const sockets: Socket[] = [];
let events = 0;

const openOne = () =>
  new Promise<void>((resolve, reject) => {
    let begun = false;
    // Read into one buffer over and over: nobody keeps what is said.
    const onread = {
      buffer: Buffer.allocUnsafe(4_096),
      callback(bytes: number, buffer: Uint8Array) {
        const text = Buffer.from(buffer.buffer, buffer.byteOffset, bytes).toString('latin1');
        if (!begun && !text.startsWith('HTTP/1.1 200')) reject(new Error(text.split('\r\n', 1)[0]));
        begun = true;
        events += text.split('event: ').length - 1;
        resolve();
        return true;
      },
    };
    const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true, onread });
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: text/event-stream\r\n\r\n`);
    sockets.push(socket);
  });

for (let opened = 0; opened < Number(count); opened += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(count) - opened) }, openOne));

process.on('message', () => process.send?.({ events }));
process.on('disconnect', () => process.exit());
process.send?.({ open: sockets.length });
