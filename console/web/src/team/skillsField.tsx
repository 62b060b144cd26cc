import { Button, Input, makeStyles } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import type { AgentDraft } from './agentDraft.ts';
import type { FieldProblems } from './fieldProblem.ts';
import { problemFor } from './fieldProblem.ts';
import { GroupField } from './groupField.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '6px', width: '100%' },
  name: { flexGrow: 1, minWidth: 0 },
  level: { width: '88px' },
});

/** The skills of an agent, each with its level from 0 to 1. */
export function SkillsField(props: {
  readonly skills: AgentDraft['skills'];
  readonly problems: FieldProblems;
  readonly onChange: (skills: AgentDraft['skills']) => void;
}) {
  const { skills, onChange } = props;
  const styles = useStyles();
  const { t } = useWords();
  const change = (key: number, part: Partial<AgentDraft['skills'][number]>): void =>
    onChange(skills.map((skill) => (skill.key === key ? { ...skill, ...part } : skill)));
  const nextKey = Math.max(-1, ...skills.map((skill) => skill.key)) + 1;
  return (
    <GroupField layout="rows" label={t('team.skills')} {...problemFor('skills', props.problems)}>
      {skills.map((skill) => (
        <div key={skill.key} className={styles.row}>
          <Input
            className={styles.name}
            value={skill.name}
            aria-label={t('agentForm.skill')}
            onChange={(_event, { value }) => change(skill.key, { name: value })}
          />
          <Input
            className={styles.level}
            type="number"
            min={0}
            max={1}
            step={0.1}
            value={skill.level}
            aria-label={t('agentForm.level')}
            onChange={(_event, { value }) => change(skill.key, { level: value })}
          />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('agentForm.removeSkill', { name: skill.name })}
            onClick={() => onChange(skills.filter((item) => item.key !== skill.key))}
          />
        </div>
      ))}
      <Button
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        onClick={() => onChange([...skills, { key: nextKey, name: '', level: '0.8' }])}
      >
        {t('agentForm.addSkill')}
      </Button>
    </GroupField>
  );
}
