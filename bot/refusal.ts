/** A request to `/api/messages` that is refused: the status and what the answer says. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const;
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What is wrong, by field. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & { readonly fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.fields = options.fields;
  }
}
