import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** Flags of what a device signs with: WebAuthn, authenticator data. */
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

type Doing = {
  challenge: string;
  /** The page that asks, as the browser says. */
  origin: string;
  /** Whether its owner unlocked it. */
  isUnlocked?: boolean;
};

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A device with one passkey, which signs as one does, without a browser. */
export class Authenticator {
  private readonly id = randomBytes(16);
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  /** How often it has signed, by its own account; one that is set to null does not count. */
  counter: number | null = 0;

  constructor(private readonly rpId: string) {}

  /** What a browser says of the passkey that it has made. */
  make({ challenge, origin, isUnlocked = true }: Doing) {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    // COSE, RFC 9052: an EC2 key for ES256 on P-256.
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        [-2, Uint8Array.from(Buffer.from(x!, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y!, 'base64url'))],
      ]),
    );
    const length = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([
      this.data(isUnlocked, WITH_CREDENTIAL),
      Buffer.alloc(16),
      length,
      this.id,
      key,
    ]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', Uint8Array.from(data)],
      ]),
    );
    return {
      ...this.named(),
      response: {
        clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      },
    };
  }

  /** What a browser says of what the passkey has signed. */
  sign({ challenge, origin, isUnlocked = true }: Doing) {
    if (this.counter !== null) this.counter += 1;
    const data = this.data(isUnlocked);
    const client = clientData('webauthn.get', challenge, origin);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.keys.privateKey);
    return {
      ...this.named(),
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      },
    };
  }

  private named() {
    return { id: base64url(this.id), rawId: base64url(this.id), type: 'public-key' as const };
  }

  private data(isUnlocked: boolean, flags = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter ?? 0);
    const flag = USER_PRESENT | (isUnlocked ? USER_VERIFIED : 0) | flags;
    return Buffer.concat([sha256(this.rpId), Buffer.from([flag]), counter]);
  }
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
