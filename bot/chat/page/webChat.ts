import webChatUrl from '../../../node_modules/botframework-webchat/dist/webchat-minimal.js?url';

/** An activity, as far as the page looks at it. */
export interface PageActivity {
  readonly type: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role: string };
}

/** DirectLineJS's client, as far as the page uses it (RxJS 5 observables). */
export interface DirectLineClient {
  readonly connectionStatus$: { subscribe(listener: (status: number) => void): Subscription };
  readonly watermark: string;
  postActivity(activity: PageActivity): Observable<string>;
  reconnect(conversation: { readonly token: string; readonly streamUrl: string }): void;
  end(): void;
}

/** What ends a subscription. */
export interface Subscription {
  unsubscribe(): void;
}

/** An RxJS 5 observable, as far as the page uses it. */
export interface Observable<T> {
  map<R>(change: (value: T) => R): Observable<R>;
  mergeMap<R>(change: (value: T) => Observable<R>): Observable<R>;
  delay(milliseconds: number): Observable<T>;
  take(count: number): Observable<T>;
  retryWhen(signal: (errors: Observable<unknown>) => Observable<unknown>): Observable<T>;
}

/** What a middleware of Web Chat is; they render React elements. */
export type Middleware = () => (
  next: (...args: unknown[]) => unknown,
) => (...args: unknown[]) => unknown;

/** Web Chat's UMD bundle, as far as the page uses it. */
export interface WebChat {
  createDirectLine(options: Readonly<Record<string, unknown>>): DirectLineClient;
  renderWebChat(options: Readonly<Record<string, unknown>>, element: HTMLElement): void;
}

/**
 * Loads Web Chat's minimal bundle: it lacks Adaptive Cards, speech and a Markdown renderer (ours is
 * `markdown.ts`), and has half the size.
 */
export function loadWebChat(): Promise<WebChat> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = webChatUrl;
    script.onload = () => resolve((window as unknown as { WebChat: WebChat }).WebChat);
    script.onerror = () => reject(new Error('Web Chat could not be loaded.'));
    document.head.append(script);
  });
}

/** The nonce of this answer of the server, for the styles that Web Chat makes. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}

/**
 * A React element as Web Chat's own React 16 takes it. The bundle keeps its React to itself, and the
 * page needs three elements, not a second React.
 */
export function element(
  type: string,
  props: Readonly<Record<string, unknown>>,
  ...children: readonly unknown[]
): object {
  return {
    $$typeof: Symbol.for('react.element'),
    ...{ type, key: null, ref: null, _owner: null },
    props: { ...props, children: children.length === 1 ? children[0] : children },
  };
}
