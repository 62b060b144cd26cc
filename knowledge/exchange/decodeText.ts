/**
 * A file's text, whoever saved it: UTF-8 and UTF-16 by their marks, else UTF-8 where it is valid, else
 * what spreadsheets write without being asked: GB18030 in Chinese, Windows-1252 in English.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return isInPairs(bytes) ? new TextDecoder('gb18030').decode(bytes) : decodeWindows(bytes);
  }
}

/** Chinese characters are pairs of high bytes; accents and quotation marks stand alone. */
function isInPairs(bytes: Uint8Array): boolean {
  let high = 0;
  let together = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) together += 1;
  }
  return together * 2 > high;
}

/** 0x80 to 0x9f, which Node's own decoder takes for control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(
    /[\u0080-\u009f]/g,
    (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign,
  );
}
