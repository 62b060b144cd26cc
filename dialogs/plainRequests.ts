/** Whoever is meant by "a person", in Chinese. */
const ZH_PERSON = '(?:人工(?:客服|服务|坐席)?|真人(?:客服)?|活人|客服(?:人员|专员|小姐姐))';
const ZH_ASKS = new RegExp(
  [
    `转(?:接|到|去|给)?[^，。！？,.!?]{0,3}${ZH_PERSON}`,
    `(?:找|要|接|换|叫|请|和|跟|与|联系|接入|呼叫)[^，。！？,.!?]{0,6}${ZH_PERSON}`,
    `有没有(?:真人|活人|人工)`,
    `^${ZH_PERSON}(?:在吗|呢|吧|谢谢|快点)?[，。！？,.!?\\s]*$`,
    `转(?:接)?客服`,
  ].join('|'),
);
const ZH_REFUSES = new RegExp(
  `(?:不用|不要|不想|不需要|不必|无需|别|没有?要)[^，。！？,.!?]{0,4}${ZH_PERSON}`,
);
/** Asking about opening hours or a number is a question, not a request. */
const ZH_ENQUIRES = /几点|什么时候|时间|上班|下班|电话|号码|多久|要等/;
const ZH_NOT_A_BOT = /(?:不想|不要|别|不用|不)[^，。！？,.!?]{0,4}(?:机器人|智能客服|AI)/gi;

const EN_PERSON =
  '(?:(?:real|live|actual|human|customer service|support)\\s+)*(?:human(?:\\s+being)?|person|people|agents?|representative|rep|operator|advis[eo]r|assistant|staff|colleagues?|supervisor|manager)\\b';
const EN_ONE = '(?:(?:a|an|any|some|the|your|one of your)\\s+)?';
const EN_SPEAK = '(?:talk|speak|chat|connect|connected|transfer(?:red)?|put (?:me )?through)';
const EN_ASKS = new RegExp(
  [
    `\\b${EN_SPEAK}(?:\\s+me)?(?:\\s+(?:to|with))\\s+${EN_ONE}${EN_PERSON}`,
    `\\b${EN_SPEAK}(?:\\s+me)?(?:\\s+(?:to|with))\\s+(?:someone|somebody)\\b`,
    `\\b(?:want|need|prefer|get me|give me|like|is there)\\s+${EN_ONE}${EN_PERSON}`,
    `^\\W*(?:(?:real|live|human)\\s+)*(?:human|person|agent|representative|operator)(?:\\s+please)?\\W*$`,
  ].join('|'),
  'i',
);
const EN_REFUSES = new RegExp(
  `\\b(?:don'?t|do not|didn'?t|did not|no|rather not|not)\\s+(?:(?:want|need|have|wish|ask(?:ed)?|asking)\\s+)?(?:(?:to|for)\\s+)?(?:(?:be\\s+)?${EN_SPEAK}\\s+(?:(?:me\\s+)?(?:to|with)\\s+)?)?${EN_ONE}${EN_PERSON}`,
  'i',
);
const EN_ENQUIRES = /\b(?:what time|when|hours|opening|phone number|how long)\b/i;

/** Where an order is, in so many words. */
const ASKS_FOR_ORDER = [
  /(?:包裹|快递|物流|快件|订单|单子|我的货|买的东西)[^，。！？,.!?]{0,6}(?:到哪|在哪|哪里|哪儿|什么地方|发了没|发没发|发货了吗|发出来?了吗|走到|进度)/,
  /^(?:帮我|请|我想|我要|麻烦)?(?:再)?(?:查|看|追踪|跟踪)(?:一?下|一?查|看)?(?:我的)?(?:包裹|快递|物流|订单|单子)(?:[^，。！？,.!?]{0,4}(?:状态|进度|物流|信息))?[。！!~\s]*$/,
  /\bwhere(?:'s| is| are|s)?\s+(?:is\s+)?my\s+(?:\w+\s+)?(?:order|parcel|package|delivery|stuff|things)\b/i,
  /\bwhere\s+my\s+(?:order|parcel|package|delivery)\s+is\b/i,
  /\b(?:track|check(?: on)?|look up|follow)\s+(?:my|the|an|another)\s+(?:order|parcel|package|delivery|shipment)\b/i,
];

const CANCELS = [
  /^(?:取消|算了|不查了|先不查了?|退出|不用了|没事了|不弄了)[吧了啦]?[。！!~～\s]*$/,
  /^(?:cancel|never ?mind|nvm|stop|quit|exit|forget (?:it|about it)|leave it)(?:\s+please)?[.!\s]*$/i,
];

/**
 * Whether a text asks for a person in so many words. A plain rule, so that the way to a person never
 * depends on what a model makes of it.
 */
export function asksForPerson(text: string): boolean {
  const plain = normalized(text).replace(ZH_NOT_A_BOT, '');
  const inChinese = ZH_ASKS.test(plain) && !ZH_REFUSES.test(plain) && !ZH_ENQUIRES.test(plain);
  const inEnglish = EN_ASKS.test(plain) && !EN_REFUSES.test(plain) && !EN_ENQUIRES.test(plain);
  return inChinese || inEnglish;
}

/** Whether a text says that no person is wanted. */
export function refusesPerson(text: string): boolean {
  const plain = normalized(text).replace(ZH_NOT_A_BOT, '');
  return ZH_REFUSES.test(plain) || EN_REFUSES.test(plain);
}

/** Whether a text asks where an order or parcel is: the commonest question, so it has a plain rule too. */
export function asksForOrder(text: string): boolean {
  const plain = normalized(text);
  return ASKS_FOR_ORDER.some((pattern) => pattern.test(plain));
}

/** Whether a text leaves whatever the bot is asking for. */
export function cancels(text: string): boolean {
  const plain = normalized(text);
  return CANCELS.some((pattern) => pattern.test(plain));
}

/** Long texts are read at their start and end only: a request for a person stands there. */
function normalized(text: string): string {
  const short = text.length > 400 ? `${text.slice(0, 200)} ${text.slice(-200)}` : text;
  return short.normalize('NFKC').replaceAll('’', "'").trim();
}
