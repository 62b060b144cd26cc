/** A record of a CSV text. */
export interface CsvRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A CSV text that can't be read on. */
export class CsvError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The records of a CSV text (RFC 4180); lines without anything are passed over. Throws a `CsvError`. */
export function csvRecords(content: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let begins = 1;
  let line = 1;
  let read = 0;
  for (const [whole, quoted, bare = '', end = ''] of content.matchAll(
    /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/gy,
  )) {
    read += whole.length;
    if (fields.length === 0) begins = line;
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += (quoted ?? '').split('\n').length - 1;
    if (end === ',') continue;
    if (fields.some((field) => field !== '')) records.push({ line: begins, fields });
    fields = [];
    line += 1;
  }
  if (read < content.length) throw new CsvError(line, 'a quotation mark is out of place');
  return records;
}

/** A record as a line of CSV, without its end. */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}
