/** A row of a JSON Lines file with the fields that were asked for, all of them text. */
export type Row<Field extends string> = Readonly<Record<Field, string>>;

/** The rows of a JSON Lines text. Throws, naming the line, when one lacks a field. */
export function readRows<Field extends string>(
  text: string,
  fields: readonly Field[],
): readonly Row<Field>[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => readRow(line, number, fields));
}

function readRow<Field extends string>(
  line: string,
  number: number,
  fields: readonly Field[],
): Row<Field> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(`Line ${number} is not JSON: ${line.slice(0, 80)}`, { cause });
  }
  for (const field of fields) {
    if (typeof (value as Partial<Row<Field>> | null)?.[field] !== 'string') {
      throw new Error(`Line ${number} has no text in "${field}": ${line.slice(0, 80)}`);
    }
  }
  return value as Row<Field>;
}
