import type { Heard } from './heard.ts';

/** The order number that a message names; digits in groups count as one number. */
export function orderNumberIn({ text, recognition }: Heard): string | undefined {
  const entity = recognition.entities.find(({ type }) => type === 'orderNumber');
  if (entity) return String(entity.value);
  return GROUPED_NUMBER.exec(plain(text))?.[0].replaceAll(/\D/g, '');
}

/** The ending of a phone number in the answer to the question for it; of a whole number its end. */
export function phoneEndingIn(heard: Heard): string | undefined {
  const { recognition } = heard;
  const phone = recognition.entities.find(({ type }) => type === 'phone');
  if (phone) return String(phone.value).slice(-4);
  const rest = plain(heard.text)
    .replace(orderNumberIn(heard) ?? '', ' ')
    .replace(GROUPED_NUMBER, ' ');
  return FOUR_DIGITS.exec(rest)?.[0] ?? MOBILE.exec(rest)?.[0].slice(-4);
}

/** The same in a message that was not asked for it: only where it says what the digits are. */
export function namedPhoneEndingIn(heard: Heard): string | undefined {
  return NAMES_PHONE.test(heard.text) ? phoneEndingIn(heard) : undefined;
}

/** Whether a message is about another order than the one talked about. */
export function meansAnotherOrder(text: string): boolean {
  return ANOTHER.test(text);
}

/** Whether an answer only says that the number asked for is not at hand. */
export function lacksNumber(text: string): boolean {
  return LACKS.test(text.trim().replaceAll('’', "'"));
}

function plain(text: string): string {
  return text.slice(0, 500).normalize('NFKC');
}

const GROUPED_NUMBER = /(?<!\d)\d{4}(?:[ -]?\d{4}){2}(?!\d)/;
const FOUR_DIGITS = /(?<!\d)\d{4}(?!\d)/;
const MOBILE = /(?<!\d)1\d{10}(?!\d)/;
const NAMES_PHONE =
  /尾号|[后末]四位|[后末]4位|手机|电话|\bend(?:s|ing)?\b|\blast (?:four|4)\b|\bphone\b|\bmobile\b/i;
const LACKS =
  /^(?:我?(?:不知道|不记得|忘了|忘记|找不到|没有|不清楚)(?:订单号|单号|号码|手机号|尾号|这个)?[了啊呢呀]*|(?:sorry,? )?(?:i )?(?:don'?t|do not|can'?t|cannot) (?:have|know|remember|find|see)(?: (?:it|that|one|any|(?:the|my)(?: \w+){0,2} number))?)[。！.!\s]*$/i;
const ANOTHER = /另外?一|别的|其他|其它|换一?个|\b(?:another|other|different)\b/i;
