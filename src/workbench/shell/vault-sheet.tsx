import { useState } from 'react';
import type { MeView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useVault } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { say } from './toasts.tsx';

/** Opens or locks the vault of identities. Nothing else on the desk waits for it. */
export function VaultSheet(props: {
  readonly vault: MeView['vault'];
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const change = useVault();
  const [passphrase, setPassphrase] = useState('');
  const locked = props.vault === 'locked';
  const close = (): void => {
    setPassphrase('');
    change.reset();
    props.onClose();
  };
  return (
    <Sheet title={t(`vault.${props.vault}`)} open={props.open} onClose={close}>
      <form
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(locked ? passphrase : null, {
            onSuccess: () => {
              say(locked ? t('vault.opened') : t('vault.closed'));
              close();
            },
          });
        }}
      >
        <p className="mute">{t(`vault.${props.vault}Why`)}</p>
        {locked && (
          <div className="field">
            <label htmlFor="passphrase">{t('vault.passphrase')}</label>
            <input
              id="passphrase"
              type="password"
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </div>
        )}
        <Refusal error={change.error} />
        <div className="sheet-actions">
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={change.isPending || (locked && passphrase === '')}
          >
            {locked ? t('vault.open') : t('vault.close')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
