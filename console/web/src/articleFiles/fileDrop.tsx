import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { FileButton } from '../shell/fileButton.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    textAlign: 'center',
  },
  over: {
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  names: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  problem: { color: tokens.colorPaletteRedForeground1, overflowWrap: 'anywhere' },
});

const MOST_NAMED = 4;

/** Where files are dropped or chosen, and which ones were. */
export function FileDrop(props: {
  readonly files: readonly File[];
  readonly problem: string | undefined;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const { files, problem, onChoose } = props;
  const [over, setOver] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const names = files.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = files.length - names.length;
  if (rest > 0) names.push(t('intents.andMore', { count: rest }));
  return (
    <section
      aria-label={t('articleFiles.files')}
      className={mergeClasses(styles.root, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = [...event.dataTransfer.files];
        if (dropped.length > 0) onChoose(dropped);
      }}
    >
      {files.length > 0 && <span className={styles.names}>{names.join(' · ')}</span>}
      <div>
        <FileButton
          label={t(files.length > 0 ? 'articleFiles.chooseOthers' : 'articleFiles.chooseFiles')}
          accept=".md,.markdown,.csv,.jsonl,.ndjson,.html,.htm,.zip"
          multiple
          testId="import-files"
          onChoose={onChoose}
        />
      </div>
      <span className={mergeClasses(page.quiet, page.small)}>{t('articleFiles.kinds')}</span>
      {problem && (
        <span className={mergeClasses(styles.problem, page.small)} role="alert">
          {problem}
        </span>
      )}
    </section>
  );
}
