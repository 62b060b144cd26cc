import type { Language, Utterance } from '../../recognizers/store.ts';

const SENTENCES: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  zh: {
    'order.status': [
      '我的快递到哪了',
      '帮我查一下物流',
      '订单怎么还没到',
      '包裹现在在什么地方',
      '查快递',
    ],
    'return.start': ['我要退货', '这件衣服想退掉', '怎么申请退货', '不喜欢可以退吗', '帮我办退货'],
    'invoice.request': [
      '请给我开发票',
      '发票怎么开',
      '我需要电子发票',
      '能开公司抬头的发票吗',
      '发票呢',
    ],
    'human.agent': ['转人工', '我要找真人客服', '叫你们的人来', '人工服务', '不想跟机器人说话'],
  },
  en: {
    'order.status': [
      'where is my order',
      'track my parcel',
      'my package has not arrived',
      'has my order shipped yet',
      'delivery status please',
    ],
    'return.start': [
      'I want to return this shirt',
      'how do I send it back',
      'start a return',
      'can I return shoes I do not like',
      'return request',
    ],
    'invoice.request': [
      'I need an invoice',
      'please send me the invoice',
      'can I get a VAT invoice for my company',
      'invoice copy',
      'where do I download invoices',
    ],
    'human.agent': [
      'let me talk to a person',
      'human agent please',
      'connect me to customer service staff',
      'I do not want a bot',
      'real person now',
    ],
  },
};

/** Twenty sentences of four intents in each language: enough to learn something from. */
export const UTTERANCES: readonly Utterance[] = (['zh', 'en'] as const).flatMap((language) =>
  Object.entries(SENTENCES[language]).flatMap(([intent, sentences]) =>
    sentences.map((utterance) => ({ utterance, intent, language })),
  ),
);
