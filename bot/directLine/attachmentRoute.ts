import type { Request, Response } from 'restify';
import type { AttachmentStore } from '../store.ts';
import { type AttachmentLinks, encodedName } from './attachmentLinks.ts';
import { DirectLineError } from './directLineError.ts';
import { queryOf } from './request.ts';

/** `GET attachments/:attachmentId/:name`: a file by its signed link; the name is for people only. */
export async function sendAttachment(
  request: Request,
  response: Response,
  attachments: Pick<AttachmentStore, 'attachment'>,
  links: AttachmentLinks,
): Promise<void> {
  const id = String(request.params.attachmentId);
  const query = queryOf(request);
  links.check(id, query.get('e'), query.get('s'));
  const file = await attachments.attachment(id);
  if (file === undefined) throw new DirectLineError('NotFound', 'There is no such file.');
  const shown = file.contentType.startsWith('image/') ? 'inline' : 'attachment';
  response.writeHead(200, {
    'Content-Type':
      file.contentType === 'text/plain' ? 'text/plain; charset=utf-8' : file.contentType,
    'Content-Length': String(file.bytes.byteLength),
    'Content-Disposition': `${shown}; filename="file"; filename*=UTF-8''${encodedName(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, max-age=3600, immutable',
  });
  response.end(file.bytes);
}
