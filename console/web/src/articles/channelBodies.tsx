import { Button, Field, makeStyles, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import { channelLabel } from '../i18n/labels.ts';
import { problemFor } from '../team/fieldProblem.ts';
import type { FieldEditing } from './articleEditor.tsx';
import { BodyField } from './bodyField.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px' },
  one: { display: 'flex', flexDirection: 'column', gap: '4px' },
  remove: { alignSelf: 'flex-end' },
  add: { maxWidth: '280px' },
});

/** Channels by their Bot Framework ids. */
const CHANNELS = [
  ...['webchat', 'directline', 'msteams', 'facebook', 'sms', 'email', 'line', 'telegram'],
  ...['whatsapp', 'slack'],
];

/** What an article says on channels that need another text. */
export function ChannelBodies({ fields, problems, readOnly, change }: FieldEditing) {
  const styles = useStyles();
  const { t } = useWords();
  const bodies = Object.entries(fields.channels);
  const free = CHANNELS.filter((channel) => !Object.hasOwn(fields.channels, channel));
  if (readOnly && bodies.length === 0) return null;
  const without = (channel: string) =>
    Object.fromEntries(bodies.filter(([name]) => name !== channel));
  return (
    <div className={styles.root}>
      {bodies.map(([channel, body]) => {
        const name = channelLabel(channel, t);
        return (
          <div key={channel} className={styles.one}>
            <BodyField
              label={t('articles.channelBody', { channel: name })}
              value={body}
              rows={4}
              readOnly={readOnly}
              testId={`channel-${channel}`}
              {...problemFor(`channels.${channel}`, problems)}
              onChange={(value) => change({ channels: { ...fields.channels, [channel]: value } })}
            />
            {!readOnly && (
              <Button
                className={styles.remove}
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                onClick={() => change({ channels: without(channel) })}
              >
                {t('articles.removeChannel', { channel: name })}
              </Button>
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Field label={t('articles.channels')} hint={t('articles.channelsHint')}>
          <Select
            className={styles.add}
            value=""
            data-testid="add-channel"
            onChange={(_event, { value }) => {
              if (value) change({ channels: { ...fields.channels, [value]: fields.body } });
            }}
          >
            <option value="">{t('articles.addChannel')} …</option>
            {free.map((channel) => (
              <option key={channel} value={channel}>
                {channelLabel(channel, t)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
