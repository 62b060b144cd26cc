import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks of an utterance's row. */
export const useRowStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '12px',
    minHeight: '40px',
    padding: '3px 8px 3px 10px',
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  added: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  changed: { borderLeftColor: tokens.colorBrandStroke1 },
  removed: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  text: { overflowWrap: 'anywhere', lineHeight: '20px' },
  before: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  gone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', justifyContent: 'flex-end', gap: '2px', minWidth: '100px' },
  edit: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  input: { flexGrow: 1, minWidth: '180px' },
});
