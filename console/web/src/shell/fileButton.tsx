import { Button, makeStyles } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import { useRef } from 'react';

const useStyles = makeStyles({ root: { alignSelf: 'flex-start', whiteSpace: 'nowrap' } });

/** A button that lets one choose files. */
export function FileButton(props: {
  readonly label: string;
  /** Endings, with commas between. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly testId: string;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const styles = useStyles();
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={props.accept}
        multiple={props.multiple ?? false}
        data-testid={props.testId}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again once it was changed.
          event.currentTarget.value = '';
          if (files.length > 0) props.onChoose(files);
        }}
      />
      <Button
        className={styles.root}
        icon={<DocumentRegular />}
        onClick={() => chooser.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}
