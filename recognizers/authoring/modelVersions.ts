import type { ModelDifference } from '../reportTypes.ts';
import type { IntentStore, ModelStore, ModelVersion } from '../store.ts';
import { compareReports, type ModelComparison } from './comparison.ts';
import { differenceBetween, type ModelReport } from './modelReport.ts';
import { RecognitionError } from './recognitionError.ts';

/** The versions that are looked at for the one that was active before. */
const LOOKED_AT = 200;

/** The trained versions: what they are worth, and which is in use. */
export class ModelVersions {
  readonly #models: ModelStore;
  readonly #intents: IntentStore;
  readonly #now: () => Date;

  constructor(parts: {
    readonly models: ModelStore;
    readonly intents: IntentStore;
    readonly now: () => Date;
  }) {
    this.#models = parts.models;
    this.#intents = parts.intents;
    this.#now = parts.now;
  }

  /** A version; throws `unknownModel`. */
  async version(id: string): Promise<ModelVersion> {
    const version = await this.#models.modelVersion({ id });
    if (version) return version;
    throw new RecognitionError('notFound', `There is no model ${id}`);
  }

  /** What the check of a version told; null: there was none. */
  async report(id: string): Promise<Pick<ModelReport, 'training' | 'selfTraining'> | null> {
    await this.version(id);
    return this.#report(id);
  }

  /** A version against the active one. */
  async comparison(id: string): Promise<ModelComparison> {
    await this.version(id);
    return this.#compare(id, await this.#models.modelVersion('active'));
  }

  /** What a version makes of each utterance that it and the active one were asked; null without both reports. */
  async difference(id: string): Promise<ModelDifference | null> {
    const { revision } = await this.version(id);
    const active = await this.#models.modelVersion('active');
    const [before, after, state] = await Promise.all([
      active ? this.#report(active.id) : null,
      this.#report(id),
      this.#intents.intents(revision),
    ]);
    return before && after && state ? differenceBetween(state, before, after) : null;
  }

  /** Puts a version to use on all instances; throws `worseModel` when it got worse, unless forced. */
  async activate(id: string, { force = false } = {}): Promise<ModelVersion> {
    const version = await this.version(id);
    const active = await this.#models.modelVersion('active');
    if (active?.id === id) return version;
    const comparison = await this.#compare(id, active);
    if (comparison.isWorse && !force) {
      throw new RecognitionError('worseModel', worse(version, comparison), { comparison });
    }
    return this.#putToUse(id, active);
  }

  /** Puts the version to use that was in use before; whether it is better is not asked. */
  async rollBack(): Promise<ModelVersion> {
    const versions = await this.#models.models({ limit: LOOKED_AT });
    const [before] = versions
      .filter(({ state, isKept }) => state === 'retired' && isKept)
      .sort((one, other) => Number(other.activatedAt) - Number(one.activatedAt));
    if (!before) throw new RecognitionError('notKept', 'No version that was in use is kept');
    return this.#putToUse(before.id, await this.#models.modelVersion('active'));
  }

  async #putToUse(id: string, active: ModelVersion | undefined): Promise<ModelVersion> {
    const over = active?.id ?? null;
    const outcome = await this.#models.activateModel(id, { over, now: this.#now() });
    if (outcome === 'activated') return this.version(id);
    throw outcome === 'gone'
      ? new RecognitionError('notKept', 'The bytes of this version are not kept any more')
      : new RecognitionError('conflict', 'Another version was put to use meanwhile; look again');
  }

  async #compare(id: string, active: ModelVersion | undefined): Promise<ModelComparison> {
    const reports = await Promise.all([this.#report(id), active ? this.#report(active.id) : null]);
    return compareReports(reports[0]?.training ?? null, reports[1]?.training ?? null);
  }

  async #report(id: string): Promise<ModelReport | null> {
    return (await this.#models.modelReport(id)) as ModelReport | null;
  }
}

function worse({ number }: ModelVersion, comparison: ModelComparison): string {
  const { accuracy, activeAccuracy, worseIntents } = comparison;
  const percent = (value: number | null) => `${((value ?? 0) * 100).toFixed(1)} %`;
  const intents = worseIntents.slice(0, 5).map(({ intent }) => intent);
  return [
    `Version ${number} is worse than the active one: ${percent(accuracy)} instead of ${percent(activeAccuracy)} right`,
    ...(intents.length > 0 ? [`and ${intents.join(', ')} lost most`] : []),
  ].join(', ');
}
