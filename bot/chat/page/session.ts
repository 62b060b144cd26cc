/** What opens the customer's conversation. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
  readonly userId: string;
}

/** Where the local Direct Line is, on our own origin. */
export const DIRECT_LINE = `${location.origin}/v3/directline`;

const REPEAT_MS = 3000;

/**
 * The customer's session: the one that this browser's cookie remembers, else a new one. A server that
 * cannot be reached is asked again until it answers.
 */
export async function openSession(
  onUnreachable: () => void,
): Promise<{ readonly session: Session; readonly isNew: boolean }> {
  while (true) {
    try {
      const known = await rejoin();
      if (known !== undefined) return { session: known, isNew: false };
      const session = await ask('tokens/generate', { remember: true });
      if (session !== undefined) return { session, isNew: true };
    } catch {
      onUnreachable();
    }
    await new Promise((resolve) => setTimeout(resolve, REPEAT_MS));
  }
}

/** The session that the cookie remembers; undefined when there is none any more. */
export function rejoin(): Promise<Session | undefined> {
  return ask('tokens/rejoin', {});
}

/** A stream's address for the session, from the watermark on. */
export async function streamUrlOf(session: Session, watermark: string): Promise<string> {
  const path = `${DIRECT_LINE}/conversations/${session.conversationId}?watermark=${watermark}`;
  const headers = { Authorization: `Bearer ${session.token}` };
  const response = await fetch(path, { headers });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return ((await response.json()) as { streamUrl: string }).streamUrl;
}

async function ask(path: string, body: object): Promise<Session | undefined> {
  const response = await fetch(`${DIRECT_LINE}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === 204) return undefined;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Session;
}
