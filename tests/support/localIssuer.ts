import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A key that signs tokens. */
export type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** What a token says, and how it is signed; what is absent is as a channel's token has it. */
export interface TokenFields {
  readonly audience?: string;
  readonly issuer?: string;
  /** As `jose` reads it. */
  readonly expires?: string | number;
  readonly notBefore?: string;
  /** Null: without one. */
  readonly keyId?: string | null;
  readonly key?: SigningKey;
  readonly serviceUrl?: string;
}

const KEY_ID = 'key-1';

/** Signs tokens as Bot Framework does, and shows its keys: OpenID metadata and JWKS over HTTP. */
export class LocalIssuer {
  /** The settings of a server that trusts it. */
  readonly settings: Readonly<Record<string, string>>;
  /** How often the metadata was asked for. */
  asked = 0;
  /** Whether it answers; if not, with 500. */
  isUp = true;
  readonly #server: Server;
  readonly #key: SigningKey;
  readonly #appId: string;
  readonly #issuer: string;

  private constructor(parts: {
    readonly server: Server;
    readonly key: SigningKey;
    readonly appId: string;
  }) {
    this.#server = parts.server;
    this.#key = parts.key;
    this.#appId = parts.appId;
    this.#issuer = `http://127.0.0.1:${(parts.server.address() as AddressInfo).port}`;
    this.settings = {
      MicrosoftAppId: parts.appId,
      MicrosoftAppPassword: 'a secret of the tests',
      ToBotFromChannelOpenIdMetadataUrl: `${this.#issuer}/metadata`,
      ToBotFromChannelTokenIssuer: this.#issuer,
    };
  }

  /** Starts on a free port, for one bot. */
  static async start(appId: string): Promise<LocalIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, use: 'sig' };
    const server = createServer((request, response) => {
      if (request.url === '/metadata') issuer.asked += 1;
      response.statusCode = issuer.isUp ? 200 : 500;
      const keys = `${issuer.#issuer}/keys`;
      const body =
        request.url === '/metadata' ? { issuer: issuer.#issuer, jwks_uri: keys } : { keys: [jwk] };
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new LocalIssuer({ server, key: privateKey, appId });
    return issuer;
  }

  /** A token for an activity with this service URL. */
  async token(serviceUrl: string, fields: TokenFields = {}): Promise<string> {
    const { keyId = KEY_ID } = fields;
    const token = new SignJWT({ serviceurl: fields.serviceUrl ?? serviceUrl })
      .setProtectedHeader({ alg: 'RS256', ...(keyId !== null && { kid: keyId }) })
      .setIssuer(fields.issuer ?? this.#issuer)
      .setAudience(fields.audience ?? this.#appId)
      .setExpirationTime(fields.expires ?? '1h');
    if (fields.notBefore) token.setNotBefore(fields.notBefore);
    return token.sign(fields.key ?? this.#key);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
