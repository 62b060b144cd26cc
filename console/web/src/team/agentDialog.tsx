import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgentAnswer } from '../../../wire.ts';
import { RequestError } from '../api/request.ts';
import { changeAgent, createAgent, type NewAgent } from '../api/team.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { type AgentDraft, changesOf, draftOf, problemsOf } from './agentDraft.ts';
import { type FieldProblems, problemFor } from './fieldProblem.ts';
import { GroupField } from './groupField.tsx';
import { SkillsField } from './skillsField.tsx';

const ROLES = ['agent', 'editor', 'supervisor', 'admin'] as const;
const LANGUAGES = ['zh', 'en'] as const;

/** The form for a new account, or for changing one. */
export function AgentDialog(props: { readonly agent?: AgentAnswer; readonly onClose: () => void }) {
  const { agent, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(agent));
  const [problems, setProblems] = useState<FieldProblems>({});
  const notices = useNotices();
  const { t, language } = useWords();
  const change = (part: Partial<AgentDraft>): void => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: (changes: Partial<NewAgent>) =>
      agent ? changeAgent(agent.id, changes) : createAgent(changes as NewAgent),
    onSuccess: () => {
      notices.success(agent ? t('team.saved') : t('team.created', { name: draft.name.trim() }));
      onClose();
    },
    onError: (error) => {
      const fields = error instanceof RequestError ? error.fields : {};
      setProblems(fields);
      if (Object.keys(fields).length === 0) notices.error(error);
    },
  });
  const submit = (): void => {
    const found = problemsOf(draft, !agent, t);
    setProblems(found);
    if (Object.keys(found).length === 0) save.mutate(changesOf(draft, agent));
  };
  return (
    <ActionDialog
      title={agent ? t('agentForm.editTitle', { name: agent.name }) : t('agentForm.newTitle')}
      submit={t(agent ? 'app.save' : 'agentForm.create')}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('agentForm.email')} required={!agent} {...problemFor('email', problems)}>
        <Input
          type="email"
          autoComplete="off"
          disabled={agent !== undefined}
          value={draft.email}
          data-testid="agent-email"
          onChange={(_event, { value }) => change({ email: value })}
        />
      </Field>
      <Field label={t('agentForm.name')} required {...problemFor('name', problems)}>
        <Input
          autoComplete="off"
          value={draft.name}
          data-testid="agent-name"
          onChange={(_event, { value }) => change({ name: value })}
        />
      </Field>
      <Field
        label={t(agent ? 'agentForm.newPassword' : 'agentForm.password')}
        hint={t(agent ? 'agentForm.newPasswordHint' : 'agentForm.passwordHint')}
        required={!agent}
        {...problemFor('password', problems)}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={draft.password}
          data-testid="agent-password"
          onChange={(_event, { value }) => change({ password: value })}
        />
      </Field>
      <GroupField layout="line" label={t('agentForm.roles')} {...problemFor('roles', problems)}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={t(`roles.${role}`)}
            checked={draft.roles.includes(role)}
            onChange={() => change({ roles: toggled(draft.roles, role) })}
          />
        ))}
      </GroupField>
      <SkillsField
        skills={draft.skills}
        problems={problems}
        onChange={(skills) => change({ skills })}
      />
      <GroupField
        layout="line"
        label={t('agentForm.languages')}
        {...problemFor('languages', problems)}
      >
        {LANGUAGES.map((tag) => (
          <Checkbox
            key={tag}
            label={languageName(tag, language)}
            checked={draft.languages.includes(tag)}
            onChange={() => change({ languages: toggled(draft.languages, tag) })}
          />
        ))}
      </GroupField>
      <Field
        label={t('agentForm.capacity')}
        {...(typeof agent?.capacity === 'object' ? { hint: t('agentForm.byChannel') } : {})}
        {...problemFor('capacity', problems)}
      >
        <Input
          type="number"
          min={0}
          max={100}
          value={draft.capacity}
          data-testid="agent-capacity"
          onChange={(_event, { value }) => change({ capacity: value })}
        />
      </Field>
      <Checkbox
        label={t('agentForm.acceptsByHand')}
        checked={draft.acceptsByHand}
        data-testid="agent-accepts-by-hand"
        onChange={() => change({ acceptsByHand: !draft.acceptsByHand })}
      />
    </ActionDialog>
  );
}

function toggled<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
