import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks of messages: the customer's on the left, what went to them on the right. */
export const useBubbleStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '3px',
    maxWidth: 'min(78%, 620px)',
    marginTop: '12px',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  continues: { marginTop: '3px' },
  left: { alignSelf: 'flex-start', alignItems: 'flex-start' },
  right: { alignSelf: 'flex-end', alignItems: 'flex-end' },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: '5px',
    padding: '0 2px',
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  bubble: {
    padding: '8px 12px',
    borderRadius: '12px',
    border: '1px solid transparent',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '21px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
  },
  customer: { backgroundColor: 'var(--batonCustomer)', borderTopLeftRadius: '4px' },
  bot: {
    backgroundColor: 'var(--batonBot)',
    border: '1px solid var(--batonBotStroke)',
    borderTopRightRadius: '4px',
  },
  agent: { backgroundColor: 'var(--batonAgent)', borderTopRightRadius: '4px' },
  note: {
    backgroundColor: 'var(--batonNote)',
    border: '1px solid var(--batonNoteStroke)',
    borderTopRightRadius: '4px',
  },
  failed: { border: `1px solid ${tokens.colorPaletteRedBorder1}` },
  faded: { opacity: 0.75 },
  extra: { display: 'block', marginTop: '6px', fontSize: tokens.fontSizeBase200 },
  offered: { color: tokens.colorNeutralForeground3 },
});
