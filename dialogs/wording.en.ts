import { DEFAULT_WORDING } from '../handoff/index.ts';
import { ORDER_EN } from './orderPhrases.en.ts';
import type { BotPhrases } from './wording.ts';

/** What the bot says in English. */
export const EN: BotPhrases = {
  ...DEFAULT_WORDING.en,
  welcome:
    "Hi, and welcome to Lumen Lane! I'm the shop's bot. Ask me about orders, returns, payment or products, and say “talk to a person” whenever you'd like a human.",
  hello: 'Hi there! Is it about an order, a return, or something else?',
  youAreWelcome: "You're welcome! I'm here if anything else comes up.",
  goodbye: 'Take care! Lumen Lane is here whenever you need us.',
  menu: {
    trackOrder: 'Track my order',
    returnItem: 'Return or exchange',
    refundProgress: 'Refund progress',
    person: 'Talk to a person',
  },
  helped: 'That helped',
  notHelped: 'Not quite',
  gladItHelped: 'Great! Let me know if there is anything else.',
  sorryItDidNot:
    "Sorry that didn't settle it. You can put it another way, or have a colleague look at it.",
  rephrase:
    "Sorry, I didn't quite get that. Could you put it another way, with a little more detail? For example “my earphones broke, is that under warranty” or “when will I get my refund”.",
  sameAgain:
    "What I know about this is in my last answer. If that isn't it, shall I bring in a colleague?",
  didYouMean: 'Is this what you mean?',
  whichOne: 'Which of these do you mean?',
  handingOver: {
    customerAsked: "Of course. I'm connecting you with a colleague now.",
    angry: "I'm really sorry about this. I'm bringing in a colleague, with priority, right away.",
    humanOnly: "We take this seriously. I'm passing you to a colleague who looks after such cases.",
    lowConfidence: "Sorry, I can't work this one out. I'm connecting you with a colleague now.",
    dialogFailed: "No problem. I'm asking a colleague to look it up with you.",
  },
  gotAttachment:
    "Got it. I can't read pictures or files yet, so please tell me in words what's wrong, or have a colleague look at it.",
  listening: "I'm here. Just type what you need.",
  cancelled: "All right, I'll leave that. Anything else, just tell me.",
  order: ORDER_EN,
  note: {
    lastQuestion: (text) => `The customer last asked: “${text}”`,
    intent: (name, percent) => `Recognised intent: ${name} (${percent} %)`,
    verifiedOrders: (numbers) => `Orders shown to be theirs: ${numbers.join(', ')}`,
    angry: 'The customer is upset.',
  },
};
