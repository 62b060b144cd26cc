import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '18px',
    height: '18px',
    boxSizing: 'border-box',
    padding: '0 4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: 'inherit',
    fontSize: '11px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** A key as it looks on the keyboard; said by `aria-keyshortcuts`, so silent itself. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <kbd className={useStyles().root} aria-hidden>
      {children}
    </kbd>
  );
}
