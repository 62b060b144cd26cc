import type { Texts } from './texts.ts';
import { element, type Middleware, type PageActivity } from './webChat.ts';

/** Draws each sender's avatar: the bot's mark, or an agent's initials. */
export function avatars(texts: Texts): Middleware {
  return () => (next) => (options) => {
    const { activity, fromUser } = options as { activity?: PageActivity; fromUser: boolean };
    if (fromUser) return false;
    if (activity === undefined || activity.from.id === 'bot') return next(options);
    const props = { className: 'avatar avatar--agent', 'aria-hidden': true };
    return () => element('div', props, initialsOf(activity.from.name || texts.agent));
  };
}

/** Puts an agent's name above their messages: the customer sees that a person answers. */
export function agentNames(texts: Texts): Middleware {
  return () => (next) => (options) => {
    const render = next(options);
    const { activity } = options as { activity: PageActivity };
    if (typeof render !== 'function' || !isFromAgent(activity)) return render;
    const label = [activity.from.name, texts.agent].filter(Boolean).join(' · ');
    return (...args: unknown[]) =>
      element('div', {}, element('div', { className: 'sender' }, label), render(...args));
  };
}

/** Draws the dots while somebody types: Web Chat's own are a picture on white. */
export function typingDots(texts: Texts): Middleware {
  const dots = ['1', '2', '3'].map((name) => element('i', { className: `typing__dot-${name}` }));
  const props = { className: 'typing', role: 'img', 'aria-label': texts.typing };
  return () => () => (options) => {
    const { visible } = options as { visible: boolean };
    return visible && element('div', props, ...dots);
  };
}

/** Groups what one sender says in a row: Web Chat alone takes the bot and all agents for one. */
export const bySender: Middleware = () => (next) => (options) => {
  const { activities } = options as { activities: readonly PageActivity[] };
  const groups: PageActivity[][] = [];
  let last: PageActivity | undefined;
  for (const activity of activities) {
    const isSame = last?.from.role === activity.from.role && last.from.id === activity.from.id;
    if (isSame) groups.at(-1)?.push(activity);
    else groups.push([activity]);
    last = activity;
  }
  return { ...(next(options) as object), sender: groups };
};

function isFromAgent(activity: PageActivity): boolean {
  return activity.type === 'message' && activity.from.id.startsWith('agent:');
}

/** Two letters of a Latin name, the last two characters of a Chinese one. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/^[\p{Script=Han}]+$/u.test(name.trim())) return name.trim().slice(-2);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
