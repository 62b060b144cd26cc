import { Dropdown, Field, Option } from '@fluentui/react-components';
import type { Presence } from '../../../../handoff/index.ts';
import type { ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useAgents } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { capacityOf } from '../shell/loadMeter.tsx';

/** Chooses an agent who is neither oneself nor has the conversation, with their load. */
export function ColleagueField(props: {
  readonly conversation: ConversationAnswer;
  /** Who can be chosen. */
  readonly presences: readonly Presence[];
  readonly hint: string;
  readonly chosenId: string | undefined;
  /** Nobody was chosen, though somebody has to be. */
  readonly missing: boolean;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const { conversation, presences, chosenId } = props;
  const me = useSignedIn();
  const { t } = useWords();
  const agents = (useAgents().data ?? []).filter(
    ({ id, presence }) =>
      presences.includes(presence) && id !== me.id && id !== conversation.agentId,
  );
  const chosen = agents.find(({ id }) => id === chosenId);
  return (
    <Field
      label={t('transfer.agent')}
      hint={agents.length > 0 ? props.hint : t('transfer.noAgents')}
      {...(props.missing ? { validationMessage: t('transfer.chooseAgent') } : {})}
    >
      <Dropdown
        inlinePopup
        disabled={agents.length === 0}
        value={chosen?.name ?? ''}
        selectedOptions={chosen ? [chosen.id] : []}
        data-testid="choose-agent"
        onOptionSelect={(_event, { optionValue }) => props.onChoose(optionValue)}
      >
        {agents.map((agent) => (
          <Option key={agent.id} value={agent.id} text={agent.name}>
            {`${agent.name} · ${agent.load} / ${capacityOf(agent.capacity)}`}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
