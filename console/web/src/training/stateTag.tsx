import type { ModelAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';

/** Whether a version is in use, was, or never was. */
export function StateTag({ state }: Pick<ModelAnswer, 'state'>) {
  const { t } = useWords();
  return <Tag tone={state === 'active' ? 'brand' : 'neutral'}>{t(`training.states.${state}`)}</Tag>;
}
