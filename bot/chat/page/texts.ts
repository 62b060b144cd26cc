/** The languages of the page. */
export type PageLanguage = 'zh' | 'en';

/** What the page itself says; the conversation's words are the bot's. */
export interface Texts {
  readonly htmlLang: string;
  /** As Web Chat calls it. */
  readonly locale: string;
  readonly shop: string;
  readonly title: string;
  readonly presence: string;
  readonly placeholder: string;
  readonly agent: string;
  /** For those who cannot see the dots. */
  readonly typing: string;
  readonly botInitials: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly startedAnew: string;
  readonly cannotLoad: string;
  /** The link to the other language, in that language. */
  readonly otherLanguage: { readonly lang: PageLanguage; readonly label: string };
}

/** The texts by language. */
export const TEXTS: Readonly<Record<PageLanguage, Texts>> = {
  zh: {
    htmlLang: 'zh-CN',
    locale: 'zh-CN',
    shop: '拾光小铺',
    title: '拾光小铺 · 在线客服',
    presence: '24 小时智能客服 · 人工 9:00–22:00',
    placeholder: '说说您遇到的问题…',
    agent: '人工客服',
    typing: '对方正在输入',
    botInitials: '拾',
    connecting: '正在为您接通…',
    reconnecting: '连接断开了，正在重新连接…您的消息不会丢失',
    offline: '网络似乎断开了，恢复后会自动继续',
    startedAnew: '上一段对话已结束，已为您开启新的对话',
    cannotLoad: '页面没能加载完整，请刷新再试',
    otherLanguage: { lang: 'en', label: 'English' },
  },
  en: {
    htmlLang: 'en',
    locale: 'en-US',
    shop: 'Lumen Lane',
    title: 'Lumen Lane · Customer service',
    presence: 'Bot 24/7 · People 9–22 (UTC+8)',
    placeholder: 'Tell us what you need…',
    agent: 'Customer service',
    typing: 'Typing',
    botInitials: 'LL',
    connecting: 'Connecting you…',
    reconnecting: 'Connection lost. Reconnecting… your messages are safe',
    offline: 'You seem to be offline. We’ll go on when you’re back',
    startedAnew: 'Your last chat has ended. This is a new one',
    cannotLoad: 'The page didn’t load completely. Please reload',
    otherLanguage: { lang: 'zh', label: '中文' },
  },
};

/** `?lang=` where it names one of ours, else the first of the browser's languages that is. */
export function pageLanguage(search: string, preferred: readonly string[]): PageLanguage {
  const wishes = [new URLSearchParams(search).get('lang') ?? '', ...preferred];
  for (const wish of wishes) {
    if (/^zh\b/i.test(wish)) return 'zh';
    if (/^en\b/i.test(wish)) return 'en';
  }
  return 'en';
}
