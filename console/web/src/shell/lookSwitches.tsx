import { Button, makeStyles, Tooltip } from '@fluentui/react-components';
import { WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import { savePreferences } from '../state/preferences.ts';

const useStyles = makeStyles({ language: { minWidth: '44px', padding: '0 6px' } });

/** The switches for language and for light or dark. */
export function LookSwitches({ dark }: { readonly dark: boolean }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <Tooltip content={t('shell.languageLabel')} relationship="description">
        <Button
          appearance="subtle"
          size="small"
          className={styles.language}
          lang={other}
          data-testid="language-switch"
          onClick={() => savePreferences({ language: other })}
        >
          {t('shell.language')}
        </Button>
      </Tooltip>
      <Tooltip content={t(dark ? 'shell.toLight' : 'shell.toDark')} relationship="label">
        <Button
          appearance="subtle"
          size="small"
          data-testid="theme-switch"
          icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
          onClick={() => savePreferences({ theme: dark ? 'light' : 'dark' })}
        />
      </Tooltip>
    </>
  );
}
