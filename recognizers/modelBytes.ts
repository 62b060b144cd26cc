import type { EmotionModel } from './emotionModel.ts';
import type { IntentModel } from './intentModel.ts';
import type { LinearModel } from './linearModel.ts';
import type { RecognitionModel } from './recognitionModel.ts';
import type { Language } from './store.ts';
import { indexVocabulary } from './vocabulary.ts';

const MAGIC = 'BATON-MODEL-1\n';

/** Arrays are laid out at multiples of this, so that they can be read where they lie. */
const ALIGNMENT = 4;

/** The model as bytes: a line of magic, the length of a JSON header, the header, the arrays. */
export function modelToBytes(model: RecognitionModel): Uint8Array {
  const arrays: ArrayBufferView[] = [];
  const header = {
    intents: mapLanguages(model.intents, (intents) => ({
      linear: describe(intents.linear, arrays),
      calibration: intents.calibration,
      threshold: intents.threshold,
      ...(intents.selfTraining && { selfTraining: intents.selfTraining }),
    })),
    emotions: mapLanguages(model.emotions, (emotions) => ({
      linear: describe(emotions.linear, arrays),
      calibration: emotions.calibration,
      calmest: emotions.calmest,
    })),
  };
  const start = MAGIC.length + 4;
  const json = Buffer.from(JSON.stringify(header));
  const size = arrays.reduce((sum, array) => sum + aligned(array.byteLength), 0);
  const dataStart = aligned(start + json.length);
  const bytes = Buffer.alloc(dataStart + size);
  bytes.write(MAGIC);
  bytes.writeUInt32LE(json.length, MAGIC.length);
  json.copy(bytes, start);
  let at = dataStart;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return new Uint8Array(bytes);
}

/** The model of `modelToBytes`. Throws when the bytes are not of this version. */
export function modelFromBytes(bytes: Uint8Array): RecognitionModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new Error(`Expected a model that starts with ${JSON.stringify(MAGIC)}.`);
  }
  const start = MAGIC.length + 4;
  const jsonEnd = start + buffer.readUInt32LE(MAGIC.length);
  const header = JSON.parse(buffer.toString('utf8', start, jsonEnd)) as Header;
  const read = arrayReader(bytes, aligned(jsonEnd));
  return {
    intents: mapLanguages(header.intents, (intents): IntentModel => {
      return { ...intents, linear: revive(intents.linear, read) };
    }),
    emotions: mapLanguages(header.emotions, (emotions): EmotionModel => {
      return { ...emotions, linear: revive(emotions.linear, read) };
    }),
  };
}

interface LinearHeader {
  readonly language: Language;
  readonly labels: readonly string[];
  readonly columns: number;
  readonly entries: number;
  readonly unknownWeight: number;
}

type ByLanguage<Value> = Readonly<Partial<Record<Language, Value>>>;

interface Header {
  readonly intents: ByLanguage<Omit<IntentModel, 'linear'> & { readonly linear: LinearHeader }>;
  readonly emotions: ByLanguage<Omit<EmotionModel, 'linear'> & { readonly linear: LinearHeader }>;
}

/** Appends the model's arrays in the order in which `revive` reads them. */
function describe(model: LinearModel, arrays: ArrayBufferView[]): LinearHeader {
  const { vocabulary, starts, classes, weights, scales, biases, language, labels } = model;
  const small = fitsByte(labels.length) ? Uint8Array.from(classes) : classes;
  arrays.push(vocabulary.hashes, vocabulary.weights, starts, small, weights, scales, biases);
  return {
    language,
    labels,
    columns: vocabulary.hashes.length,
    entries: weights.length,
    unknownWeight: vocabulary.unknownWeight,
  };
}

function revive(header: LinearHeader, read: ArrayReader): LinearModel {
  const { language, labels, columns, entries, unknownWeight } = header;
  const hashes = new Uint32Array(read(columns * 4));
  const idf = new Float32Array(read(columns * 4));
  return {
    language,
    labels,
    vocabulary: indexVocabulary(hashes, idf, unknownWeight),
    starts: new Uint32Array(read((columns + 1) * 4)),
    classes: fitsByte(labels.length)
      ? Uint16Array.from(new Uint8Array(read(entries)))
      : new Uint16Array(read(entries * 2)),
    weights: new Int8Array(read(entries)),
    scales: new Float32Array(read(labels.length * 4)),
    biases: new Float32Array(read(labels.length * 4)),
  };
}

function fitsByte(labelCount: number): boolean {
  return labelCount <= 256;
}

type ArrayReader = (byteLength: number) => ArrayBuffer;

function arrayReader(bytes: Uint8Array, start: number): ArrayReader {
  let at = start;
  return (byteLength) => {
    // Not `bytes.slice`, which in a Buffer is a view of the whole.
    const copy = Uint8Array.prototype.slice.call(bytes, at, at + byteLength);
    if (copy.length !== byteLength) throw new Error('The bytes of the model are cut off.');
    at += aligned(byteLength);
    return copy.buffer;
  };
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function mapLanguages<From, To>(
  values: ByLanguage<From>,
  change: (value: From) => To,
): ByLanguage<To> {
  return Object.fromEntries(
    Object.entries(values).map(([language, value]) => [language, change(value)]),
  );
}
