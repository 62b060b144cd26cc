import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { DirectLineError } from './directLineError.ts';
import { fileKindOf } from './fileKind.ts';
import type { DirectLineLimits } from './parts.ts';

/** A file as it came. */
export interface UploadedFile {
  readonly name: string;
  /** By content, not as the client says. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What an upload carries. */
export interface Upload {
  /** The activity that the files belong to, as JSON says it; undefined when the client sent none. */
  readonly activity: unknown;
  readonly files: readonly UploadedFile[];
}

interface RawPart {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads a multipart upload; throws `TooLarge`, `TooManyFiles`, `UnsupportedMediaType` or `BadArgument`. */
export async function readUpload(
  request: IncomingMessage,
  limits: Pick<DirectLineLimits, 'fileBytes' | 'files' | 'bodyBytes'>,
): Promise<Upload> {
  const { activity, files } = await readParts(request, limits);
  if (files.length === 0) throw new DirectLineError('BadArgument', 'The upload has no file.');
  const checked: UploadedFile[] = [];
  for (const { name, bytes } of files) {
    const contentType = await fileKindOf(bytes);
    if (contentType === undefined) {
      throw new DirectLineError(
        'UnsupportedMediaType',
        'Only PNG, JPEG, GIF and WebP images, PDF and plain text files can be sent.',
      );
    }
    checked.push({ name: safeName(name), contentType, bytes });
  }
  return { activity: activity && parseActivityPart(activity), files: checked };
}

function readParts(
  request: IncomingMessage,
  limits: Pick<DirectLineLimits, 'fileBytes' | 'files' | 'bodyBytes'>,
): Promise<{ readonly activity: string | undefined; readonly files: readonly RawPart[] }> {
  return new Promise((resolve, reject) => {
    const parser = parserOf(request, limits);
    const files: RawPart[] = [];
    let activity: string | undefined;
    parser.on('file', (field, part, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      part.on('data', (chunk: Buffer) => chunks.push(chunk));
      part.on('limit', () => {
        reject(new DirectLineError('TooLarge', `A file may have ${limits.fileBytes} bytes.`));
      });
      part.on('close', () => {
        const bytes = Buffer.concat(chunks);
        const isActivity =
          field === 'activity' || mimeType === 'application/vnd.microsoft.activity';
        if (isActivity) activity = bytes.toString('utf8');
        else files.push({ name: filename ?? 'file', bytes });
        if (files.length > limits.files) reject(tooMany(limits.files));
      });
    });
    parser.on('field', (field, value) => {
      if (field === 'activity') activity = value;
    });
    parser.on('filesLimit', () => reject(tooMany(limits.files)));
    parser.on('error', (error) => {
      reject(
        new DirectLineError('BadArgument', 'The upload is no valid multipart.', { cause: error }),
      );
    });
    parser.on('close', () => resolve({ activity, files }));
    request.on('aborted', () => {
      reject(new DirectLineError('BadArgument', 'The upload was broken off.'));
    });
    request.pipe(parser);
  });
}

function parserOf(
  request: IncomingMessage,
  limits: Pick<DirectLineLimits, 'fileBytes' | 'files' | 'bodyBytes'>,
) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // The activity itself may come as a file.
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files + 1,
        fieldSize: limits.bodyBytes,
        fields: 10,
      },
    });
  } catch (error) {
    throw new DirectLineError('UnsupportedMediaType', 'An upload is multipart/form-data.', {
      cause: error,
    });
  }
}

function parseActivityPart(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DirectLineError('BadArgument', 'The activity is not JSON.', { cause: error });
  }
}

/** The last part of the path, without what a header or a file system could misread. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|:*?\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.replace(/^\.+/, '').slice(-120) || 'file';
}

function tooMany(files: number): DirectLineError {
  return new DirectLineError('TooManyFiles', `A message may carry ${files} files.`);
}
