import { fileTypeFromBuffer } from 'file-type';

const ACCEPTED: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
]);

/**
 * The content type of a file by its content, whatever it calls itself: an image, a PDF or plain
 * text (UTF-8 without control characters); undefined for anything else.
 */
export async function fileKindOf(bytes: Uint8Array): Promise<string | undefined> {
  const detected = await fileTypeFromBuffer(bytes);
  if (detected !== undefined) return ACCEPTED.has(detected.mime) ? detected.mime : undefined;
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
