/** Why the knowledge base refused a request. */
export type KnowledgeErrorCode =
  | 'invalidArticle'
  | 'invalidFile'
  | 'invalidTaxonomy'
  | 'invalidSynonyms'
  | 'invalidQuickReply'
  | 'openVariables'
  | 'forbidden'
  | 'notFound'
  | 'tooMany';

/** A refused request, with a code that stays the same and, for bad input, a message for each field. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly code: KnowledgeErrorCode;
  /** Field (`questions.2` for the third question) → what is wrong with it; empty when no field is to blame. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    code: KnowledgeErrorCode,
    message: string,
    options: { readonly fields?: Readonly<Record<string, string>>; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.fields = options.fields ?? {};
  }
}
