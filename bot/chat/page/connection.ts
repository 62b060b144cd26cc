import type { DirectLineClient, Observable } from './webChat.ts';

const REPEAT_MS = 3000;
/** The server says something every 20 seconds; twice that and some is a dead line. */
const SILENCE_MS = 50_000;

/**
 * Makes the page's WebSockets tell whether the line is up, and hang up when it has gone silent, so
 * that DirectLineJS dials again; it hides both, and Web Chat does not pass a WebSocket on to it.
 */
export function watchWebSockets(onLine: (isUp: boolean) => void): void {
  window.WebSocket = class extends WebSocket {
    #silence: ReturnType<typeof setTimeout> | undefined;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const heard = () => {
        clearTimeout(this.#silence);
        this.#silence = setTimeout(() => this.close(), SILENCE_MS);
      };
      this.addEventListener('message', heard);
      this.addEventListener('open', () => {
        heard();
        onLine(true);
      });
      this.addEventListener('close', () => {
        clearTimeout(this.#silence);
        onLine(false);
      });
    }
  };
}

/**
 * Makes the client repeat what it could not deliver: DirectLineJS answers `retry` and leaves it at
 * that. The server knows a repeated activity by its `clientActivityID`.
 */
export function repeatUndelivered(client: DirectLineClient, attempts: number): void {
  const post = client.postActivity.bind(client);
  client.postActivity = (activity) => {
    if (activity.type === 'typing') return post(activity);
    return post(activity)
      .map((id) => {
        if (id === 'retry') throw UNDELIVERED;
        return id;
      })
      .retryWhen((errors: Observable<unknown>) =>
        errors
          .map((error) => {
            if (error !== UNDELIVERED) throw error;
            return error;
          })
          .delay(REPEAT_MS)
          .take(attempts),
      );
  };
}

const UNDELIVERED = new Error('The activity could not be delivered.');
