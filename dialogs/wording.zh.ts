import { DEFAULT_WORDING } from '../handoff/index.ts';
import { ORDER_ZH } from './orderPhrases.zh.ts';
import type { BotPhrases } from './wording.ts';

/** What the bot says in Chinese. */
export const ZH: BotPhrases = {
  ...DEFAULT_WORDING.zh,
  welcome:
    '您好，欢迎来到拾光小铺！我是智能客服，查物流、退换货、问优惠都可以直接告诉我；需要真人时，说一声「转人工」就行。',
  hello: '您好，我在呢！想查订单、退换货，还是有别的问题？',
  youAreWelcome: '不客气，能帮上您就好！还有问题随时叫我。',
  goodbye: '好的，祝您生活愉快，拾光小铺随时等您回来！',
  menu: {
    trackOrder: '查订单物流',
    returnItem: '退换货',
    refundProgress: '退款进度',
    person: '转人工',
  },
  helped: '有帮助',
  notHelped: '没解决',
  gladItHelped: '太好了！还有别的问题，随时告诉我。',
  sorryItDidNot: '抱歉没帮到您。您可以换个说法再问我一次，或者让同事直接帮您看。',
  rephrase:
    '抱歉，我没太明白。能换个说法，或者说得具体一点吗？比如「耳机坏了怎么保修」「退款几天到账」。',
  sameAgain: '这个问题我知道的都在上面那条回复里了。要是还没说到点子上，让同事来帮您看看？',
  didYouMean: '您是想问这个吗？',
  whichOne: '您想问的是哪一个？',
  handingOver: {
    customerAsked: '好的，马上为您转接人工客服。',
    angry: '真的很抱歉让您这么不愉快。我马上请同事优先为您处理。',
    humanOnly: '您反映的情况我们很重视，马上请专门的同事来跟进。',
    lowConfidence: '抱歉，这个问题我没能帮您弄清楚，马上请同事来帮您。',
    dialogFailed: '没关系，我请同事来帮您查。',
  },
  gotAttachment: '收到您发来的文件了。图片我还看不懂，请用文字说一下是什么问题，或者让同事来看。',
  listening: '我在的，请说～您可以直接打字告诉我遇到了什么问题。',
  cancelled: '好的，先不查了。还有什么想问的，直接告诉我就行。',
  order: ORDER_ZH,
  note: {
    lastQuestion: (text) => `客户最后问：「${text}」`,
    intent: (name, percent) => `识别的意图：${name}（${percent}%）`,
    verifiedOrders: (numbers) => `已核实归属的订单：${numbers.join('、')}`,
    angry: '客户情绪激动，请先安抚。',
  },
};
