/** A log line is a past-tense fact with fields; never a customer's words or names. */
export interface Log {
  info(fields: object, fact: string): void;
  warn(fields: object, fact: string): void;
  error(fields: object, fact: string): void;
}

/** Says nothing. */
export const SILENT_LOG: Log = { info() {}, warn() {}, error() {} };
