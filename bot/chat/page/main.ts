import { Banner } from './banner.ts';
import { repeatUndelivered, watchWebSockets } from './connection.ts';
import { renderMarkdown } from './markdown.ts';
import { agentNames, avatars, bySender, typingDots } from './senders.ts';
import { DIRECT_LINE, openSession, rejoin, type Session, streamUrlOf } from './session.ts';
import { styleOptions } from './styleOptions.ts';
import { pageLanguage, TEXTS } from './texts.ts';
import { cspNonce, type DirectLineClient, loadWebChat, type WebChat } from './webChat.ts';

/** DirectLineJS's connection states that the page reacts to. */
const EXPIRED_TOKEN = 3;
const FAILED_TO_CONNECT = 4;
const ENDED = 5;

const texts = TEXTS[pageLanguage(location.search, navigator.languages)];
const chat = byId('chat');
const banner = new Banner(byId('banner'));

dressPage();
watchWebSockets((isUp) => {
  if (isUp) banner.hide();
  else banner.show(navigator.onLine ? texts.reconnecting : texts.offline, 1000);
});
await start(loadWebChat());

function dressPage(): void {
  document.documentElement.lang = texts.htmlLang;
  document.title = texts.title;
  byId('shop').textContent = texts.shop;
  byId('presence').textContent = texts.presence;
  const other = document.createElement('a');
  other.href = `?lang=${texts.otherLanguage.lang}`;
  other.lang = texts.otherLanguage.lang;
  other.textContent = texts.otherLanguage.label;
  byId('languages').append(other);
  window.addEventListener('offline', () => banner.show(texts.offline));
}

async function start(loading: Promise<WebChat>): Promise<void> {
  banner.show(texts.connecting, 1500);
  try {
    const { session } = await openSession(() => banner.show(texts.reconnecting));
    show(await loading, session);
  } catch {
    banner.show(texts.cannotLoad);
  }
}

function show(webChat: WebChat, session: Session): void {
  const client = webChat.createDirectLine({
    domain: DIRECT_LINE,
    token: session.token,
    conversationStartProperties: { locale: texts.locale },
  });
  repeatUndelivered(client, 100);
  const watching = client.connectionStatus$.subscribe((status) => {
    if (status === EXPIRED_TOKEN) void renew(client, session);
    if (status !== FAILED_TO_CONNECT && status !== ENDED) return;
    // The subscription has not been handed over yet when the first state comes.
    setTimeout(() => watching.unsubscribe());
    void startAnew(webChat, session);
  });
  webChat.renderWebChat(
    {
      directLine: client,
      userID: session.userId,
      locale: texts.locale,
      nonce: cspNonce(),
      sendTypingIndicator: true,
      renderMarkdown,
      styleOptions: styleOptions(texts),
      avatarMiddleware: avatars(texts),
      activityMiddleware: agentNames(texts),
      groupActivitiesMiddleware: bySender,
      typingIndicatorMiddleware: typingDots(texts),
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: texts.placeholder },
    },
    chat,
  );
}

/** A machine that slept for long has an old token; the cookie gives a new one for the same talk. */
async function renew(client: DirectLineClient, session: Session): Promise<void> {
  try {
    const known = await rejoin();
    if (known?.conversationId !== session.conversationId) return client.end();
    const streamUrl = await streamUrlOf(known, client.watermark);
    client.reconnect({ token: known.token, streamUrl });
  } catch {
    setTimeout(() => void renew(client, session), 3000);
  }
}

async function startAnew(webChat: WebChat, old: Session): Promise<void> {
  banner.show(texts.reconnecting);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const { session } = await openSession(() => banner.show(texts.reconnecting));
  show(webChat, session);
  if (session.conversationId !== old.conversationId) banner.flash(texts.startedAnew);
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}
